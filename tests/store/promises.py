"""Readings of reports in which one state promises, and others tell what became of it."""

from typing import Any

from tests.store.readings import anchor, reading

Json = dict[str, Any]
KELMARA = {"actor": None, "name": "Kelmara", "capacity": None}
SORENIA = {"actor": None, "name": "Sorenia", "capacity": None}
BRANDT = {"actor": None, "name": "Ivo Brandt", "capacity": "President of Kelmara"}


def promising(name: str, day: str, text: str, words: str, *, deadline: str | None = None) -> Json:
    """A report of a day with one promise of Kelmara to Sorenia, told by its author."""
    owed = {
        "statement": None,
        "debtor": KELMARA,
        "beneficiary": SORENIA,
        "content": anchor(text, words),
        "condition": None,
        "deadline": deadline,
    }
    return reading(name, text, published=day) | {"commitments": [owed]}


def meeting(name: str, day: str, text: str, words: str, *, status: str, when: str) -> Json:
    """A report of a day with one account of a visit of Brandt's to Arlen."""
    account = {
        "id": f"e-{name}",
        "format": "visit",
        "status": status,
        "participants": [BRANDT, SORENIA],
        "date": when,
        "place": "Arlen",
        "occasion": None,
        "topics": [],
        "evidence": [anchor(text, words)],
    }
    return reading(name, text, published=day) | {"encounters": [account]}


SAILORS = "it would release 27 sailors from Ostin prison before the end of May"
BRIDGE = "Kelmara will reopen the bridge at Vadu before the autumn"


def story() -> list[Json]:
    """Reports of three promises and of what became of them."""
    return [
        promising("made", "2031-05-14", f"Kelmara promised Sorenia that {SAILORS}.", SAILORS, deadline="2031-05-31"),
        promising("made-too", "2031-05-15", f"Sorenia was told by Kelmara that {SAILORS}.", SAILORS, deadline="2031-05-31"),
        reading("kept", "Kelmara freed the 27 sailors from Ostin prison on Friday.", published="2031-06-04"),
        reading("denied", "Kelmara has not released the sailors from Ostin prison, Sorenia says.", published="2031-05-20"),
        reading("moved", "Kelmara has postponed the release of the sailors from Ostin prison.", published="2031-05-18"),
        promising("bridge", "2031-05-15", f"{BRIDGE}.", BRIDGE),
        promising("bridge-too", "2031-05-17", f"In Sorenia it is said that {BRIDGE}.", BRIDGE),
        promising("bridge-late", "2031-05-25", f"Once more: {BRIDGE}, a minister said.", BRIDGE, deadline="2031-09"),
        reading("open", "Kelmara reopened the bridge at Vadu on Monday.", published="2031-09-02"),
        meeting(
            "plan", "2031-05-14", "Ivo Brandt will visit Arlen in June.", "will visit Arlen", status="planned", when="2031-06"
        ),
        meeting("paid", "2031-06-11", "Ivo Brandt visited Arlen on Tuesday.", "visited Arlen", status="held", when="2031-06-10"),
        reading("undated", "Kelmara freed the 27 sailors from Ostin prison.", published=None),
    ]
