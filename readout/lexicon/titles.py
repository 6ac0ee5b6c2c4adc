"""Titles of office as data: their words, the roles behind them, and the phrases in which the same words are something else."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from readout.errors import InvalidLexicon
from readout.lexicon.inflection import Words

_FILE = Path(__file__).parent / "en" / "titles.toml"
_KEYS = frozenset(["role", "also", "of", "forms", "examples", "not", "unless", "capital"])
_OWNER = re.compile(r"state:[A-Z]{3}|body:[A-Za-z][A-Za-z-]*")
_WORD = re.compile(r"['’]s\b|[,/]|[^\s,/'’]+(?:['’](?!s\b)[^\s,/'’]+)*")
_HEAD = re.compile(r"(?P<head>.+?)(?P<rest>(?:-in-|-at-|\s(?:of|for|to|on|in|at|and|without|d'affaires)\b).*)?")
_BEHIND_ITS_NOUN = re.compile(
    r"(?P<noun>.*\b(?:secretary|director|consul|attorney|solicitor|governor|prosecutor|commissioner|inspector|procurator"
    r"|president|minister|captain|ambassador))(?P<rest>[ -](?:general|elect|designate|regent))"
)

# The closed list, the weightiest office first: a person who holds several is known by the first of them.
ROLES: tuple[str, ...] = (
    *("supreme-leader", "monarch", "pope", "president", "chancellor", "prime-minister", "premier", "co-prince"),
    *("governor-general", "general-secretary", "secretary-general", "commission-president", "council-president"),
    *("parliament-president", "high-representative", "director-general", "executive-director", "administrator"),
    *("high-commissioner", "chairperson", "chairman", "leader", "crown-prince", "vice-president", "state-counsellor"),
    *("deputy-prime-minister", "vice-premier", "foreign-minister", "defence-minister", "national-security-adviser"),
    *("finance-minister", "trade-minister", "interior-minister", "economy-minister", "energy-minister"),
    *("justice-minister", "speaker", "chief-of-staff", "chief-of-general-staff", "deputy-secretary-general"),
    *("under-secretary-general", "commissioner", "deputy-foreign-minister", "un-ambassador", "envoy", "commander"),
    *("prosecutor", "party-leader", "rapporteur", "spokesperson", "foreign-ministry-spokesperson"),
    *("head-of-government-spokesperson", "ambassador", "negotiator", "intelligence-chief", "agriculture-minister"),
    *("climate-minister", "minister", "deputy-minister", "governor", "mayor", "senator", "representative", "judge"),
    *("adviser", "consul", "diplomat", "official"),
)
# Offices of which a state or body has several at a time: the role and the owner alone tell nobody's name.
SHARED_ROLES: frozenset[str] = frozenset(
    (
        *("minister", "deputy-minister", "deputy-foreign-minister", "under-secretary-general", "commissioner", "rapporteur"),
        *("ambassador", "consul", "envoy", "negotiator", "diplomat", "official", "adviser"),
        *("senator", "representative", "judge", "commander", "governor", "mayor"),
    )
)


@dataclass(frozen=True, slots=True)
class Title:
    """An office as reports name it, in the singular or in the plural.

    `forms` are token sequences in lower case (abbreviations keep their capitals), `role` is the slug of the office and `also` of
    others that the same words may stand for, `owner` the id of the state or body that the words imply, if any; in the phrases
    of `unless` the words are no title, nor in small letters if `capital` is true.
    """

    key: str
    forms: tuple[Words, ...]
    role: str
    also: tuple[str, ...]
    owner: str | None
    plural: bool
    unless: frozenset[Words]
    examples: tuple[str, ...]
    lookalikes: tuple[str, ...]
    capital: bool = False


def load_titles(file: Path = _FILE) -> tuple[Title, ...]:
    """All titles, each in the singular and in the plural; raises InvalidLexicon, naming file and entry, for a broken entry."""
    try:
        entries = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise InvalidLexicon(f"{file.name}: {error}; mend the file") from error
    for key, entry in entries.items():
        if fault := _fault(entry):
            raise InvalidLexicon(f"{file.name}, [{key}]: {fault}")
    return tuple(_title(key, entry, plural) for key, entry in entries.items() for plural in (False, True))


def _fault(entry: Mapping[str, Any]) -> str:
    """What is wrong with an entry and how to mend it, "" if nothing is."""
    if unknown := entry.keys() - _KEYS:
        return f"unknown {', '.join(sorted(unknown))}; use {', '.join(sorted(_KEYS))}"
    if odd := {entry.get("role"), *entry.get("also", ())} - set(ROLES):
        return f"no role {', '.join(map(str, odd))}; use the slugs of ROLES in readout/lexicon/titles.py"
    if not _OWNER.fullmatch(entry.get("of", "body:UN")):
        return f"no owner {entry['of']}; write an id such as state:USA or body:EU"
    return "" if entry.get("examples") else "an entry needs examples; add one"


def _title(key: str, entry: Mapping[str, Any], plural: bool) -> Title:
    names = [key, *entry.get("forms", ())]
    return Title(
        key=key,
        forms=tuple(words for name in names for words in words_of(plural_of(name) if plural else name)),
        role=entry["role"],
        also=tuple(entry.get("also", ())),
        owner=entry.get("of"),
        plural=plural,
        unless=frozenset(words for phrase in entry.get("unless", ()) for words in words_of(phrase)),
        examples=tuple(entry["examples"]),
        lookalikes=tuple(entry.get("not", ())),
        capital=entry.get("capital", False),
    )


def words_by_role(titles: Iterable[Title]) -> dict[str, list[str]]:
    """The words for each role, singular, in the order of ROLES; words that may stand for several roles stand under each."""
    words: dict[str, list[str]] = {role: [] for role in ROLES}
    for title in titles:
        for role in () if title.plural else (title.role, *title.also):
            words[role] += [" ".join(form) for form in title.forms]
    return words


def words_of(phrase: str) -> Iterator[Words]:
    """The phrase as tokens in lower case, abbreviations as they are; twice if it has an apostrophe, which may be curved."""
    for spelling in dict.fromkeys((phrase, phrase.replace("'", "’"))):
        yield tuple(word if len(word) > 1 and word.isupper() else word.lower() for word in _WORD.findall(spelling))


def plural_of(title: str) -> str:
    """The plural of a title: "secretary of state" gives "secretaries of state", "director-general" "directors-general"."""
    match = _HEAD.fullmatch(title)
    head, rest = (match["head"], match["rest"] or "") if match else (title, "")
    if behind := _BEHIND_ITS_NOUN.fullmatch(head):
        head, rest = behind["noun"], behind["rest"] + rest
    if head.endswith("man"):
        return head[:-3] + "men" + rest
    if head.endswith("y") and head[-2] not in "aeo":
        return head[:-1] + "ies" + rest
    return head + ("es" if head.endswith(("ch", "sh", "ss")) else "s") + rest
