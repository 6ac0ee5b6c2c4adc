"""Readings made by hand: every anchor is given as words of the text."""

import hashlib
from typing import Any

from readout.program import Program

Json = dict[str, Any]
PROGRAM = Program("1.0", "lexicon", "model")
BERG = {"actor": None, "name": "Ina Berg", "capacity": "Foreign Minister of Norland"}
LIND = {"actor": None, "name": "Tor Lind", "capacity": None}
NORWAY = {"actor": "state:NOR", "name": "Norway", "capacity": None}


def reading(name: str, text: str, *, published: str | None = "2031-05-02", **report: Any) -> Json:
    """A reading without facts."""
    told: Json = {
        "id": hashlib.sha256(f"{name} {text}".encode()).hexdigest()[:16],
        "given_id": name,
        "origin": f"{name}.txt",
        "url": None,
        "publisher": "Norland Gazette",
        "title": None,
        "published": published,
        "published_by": "given" if published else None,
        "language": "en",
        "text": text,
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "source_sha256": hashlib.sha256(text.encode()).hexdigest(),
    }
    facts: Json = {kind: [] for kind in ("encounters", "statements", "commitments", "contested")}
    return {"schema": "readout.reading/1", "report": told | report, **facts}


def anchor(text: str, words: str) -> Json:
    """The anchor of words of a text."""
    start = text.index(words)
    return {"start": start, "end": start + len(words), "exact": words}


def talks(name: str, *, day: str | None = "2031-05-01", place: str | None = "Oslo", publisher: str = "Norland Gazette") -> Json:
    """A report of talks between two ministers, with one fact of each kind; the snowman is a code point outside ASCII."""
    text = (
        f"☃ Ina Berg met Tor Lind in Oslo. She said that the ferry would sail again by June, {name} reports. "
        "He called on her to name a day. Norway denied that it had closed the port, as he claimed."
    )
    found = reading(name, text, publisher=publisher)
    encounter = {
        "id": f"e-{name}",
        "format": "meeting",
        "status": "held",
        "participants": [BERG, LIND],
        "date": day,
        "place": place,
        "occasion": None,
        "topics": ["transport"],
        "evidence": [anchor(text, "Ina Berg met Tor Lind")],
    }
    said = {
        "id": f"s-{name}",
        "speaker": BERG,
        "source": anchor(text, "She"),
        "cue": anchor(text, "said"),
        "content": [anchor(text, "the ferry would sail again by June")],
        "manner": "indirect",
        "acts": ["pledge", "announce"],
        "negated": False,
        "addressee": LIND,
        "reported_by": [NORWAY],
        "topics": ["transport"],
        "encounter": f"e-{name}",
    }
    urged = said | {
        "id": f"u-{name}",
        "speaker": LIND,
        "source": None,
        "cue": anchor(text, "called on"),
        "content": [anchor(text, "to name a day")],
        "acts": ["urge"],
        "addressee": None,
        "reported_by": [],
        "topics": [],
        "encounter": None,
    }
    owed = {
        "statement": f"s-{name}",
        "debtor": BERG,
        "beneficiary": LIND,
        "content": anchor(text, "the ferry would sail again"),
        "condition": None,
        "deadline": "2031-06",
    }
    claim = {
        "claim": anchor(text, "it had closed the port"),
        "asserted_by": LIND,
        "denial": anchor(text, "denied"),
        "denied_by": NORWAY,
    }
    return found | {"encounters": [encounter], "statements": [said, urged], "commitments": [owed], "contested": [claim]}


def scored(name: str, said: float | None, urged: float | None) -> Json:
    """A report, of talks in another month, of whose two statements the model is so sure."""
    told = talks(name, day="2031-07-01", publisher=f"{name} Courier")
    attributions = [
        {**{role: each[role] for role in ("source", "cue", "content", "manner")}, "found_by": ["rule"], "score": score}
        for each, score in zip(told["statements"], (said, urged), strict=True)
    ]
    return told | {"attributions": attributions, "mentions": []}


def doubtful_talks() -> tuple[Json, Json]:
    """Two accounts that may be of one encounter: they tell other days, and places of which nothing is known."""
    return talks("a", place="Hotel Marlo"), talks("b", day="2031-05-02", place="Villa Senn", publisher="Sudland Courier")
