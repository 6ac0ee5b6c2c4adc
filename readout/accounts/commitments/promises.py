"""Promises with what they are about; promises of one thing in several reports of one making put together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from readout.accounts.commitments.due import day_of, term_of
from readout.accounts.commitments.passages import Passage
from readout.accounts.commitments.sides import Sides, family_name, is_person, name_words
from readout.accounts.commitments.wording import (
    DEED_PHRASES,
    DEEDS,
    DEEDS_BY_WORD,
    IRREGULAR,
    PAST_FORMS,
    THINGS,
    WORDS,
    Phrases,
    Term,
    is_telling,
    stem,
)  # fmt: skip
from readout.accounts.reports import Account, Promise, Rank, Said, Told
from readout.actor import Actor
from readout.lexicon.inflection import verb_forms
from readout.span import Span

MODALS = frozenset({"will", "shall", "would", "must", "should", "'ll", "’ll"})
NEGATIONS = frozenset({"not", "no", "never", "neither", "nor", "without", "refrain", "refrains", "abstain"})
HALT = "deed:halt"
# Of "cut" and "put" the past is given, which is the base form too.
BASES = frozenset({"base"})
ENCOUNTERS = frozenset({"deed:travel", "deed:convene"})
# Behind these the deed is named.
LEADING = MODALS | {"to", "and", "is", "are"}
HEAD_REACH = 5
# A promise of fewer terms of its own is known only together with its sentence.
FEW_TERMS = 3
# A pronoun among so many first words is what the promise is about: this would be done.
OPENING = 4
POINTING = Phrases(WORDS.pointing)
PHRASES_AGAIN = Phrases(WORDS.renewed)
IN_PERSON = frozenset({"meeting", "visit", "summit", "conference", "reception"})


@dataclass(frozen=True, slots=True)
class Pledge:
    """One telling of a promise. `terms` are those of its own words, `context` those of the sentences around it.

    `deeds` are what is promised: keys as in terms, or the stems of verbs, the past forms of which are in `past`; a negative
    pledge is to leave them undone. `condition` has the keys of its condition, `side` the words of the debtor's side, `parties`
    those of all who had to do with its making, `places` those of where and of the names in it. `appointment` is the encounter
    it plans, `encounter` the id of the one at which it was made; `again` tells that it was made before, `occasion` has the
    stems of the place or pact, `known` those of the actors that its report knows.
    """

    promise: Promise
    terms: tuple[frozenset[str], ...]
    context: tuple[frozenset[str], ...]
    deeds: frozenset[str]
    past: frozenset[str]
    negative: bool
    places: frozenset[str]
    condition: frozenset[str]
    side: frozenset[str]
    parties: frozenset[str]
    appointment: Account | None
    encounter: str | None
    again: bool
    occasion: frozenset[str]
    known: frozenset[str]

    def __hash__(self) -> int:
        """Where it stands: what is reckoned of a pledge once is looked up often, and to hash all of it takes as long."""
        return hash((self.promise.source.report, self.promise.content.span))

    @property
    def around(self) -> frozenset[str]:
        """The words of which a report that tells of it has one: who made it, where, and whom or what it names."""
        words = self.parties | self.places
        return words - WORDS.unnaming or words

    @property
    def day(self) -> str:
        """The day of its report; empty if unknown."""
        return day_of(self.promise.source.published)

    @property
    def place(self) -> tuple[str, Rank, int, int]:
        """Where it stands among all, in the order of time."""
        span = self.promise.content.span
        return self.day, self.promise.source.rank, span.start, span.end


def pledges_of(told: Told, passages: Sequence[Passage], sides: Sides) -> Iterator[Pledge]:
    """The promises of a report, and the encounters planned that no promise tells of; what is told twice in one place, once."""
    seen = set[tuple[Span, str, str | None]]()
    for pledge in _all_pledges_of(told, passages, sides):
        promise = pledge.promise
        same = (promise.content.span, promise.debtor.name, promise.deadline)
        if same not in seen:
            seen.add(same)
            yield pledge


def _all_pledges_of(told: Told, passages: Sequence[Passage], sides: Sides) -> Iterator[Pledge]:
    planned = [account for account in told.accounts if account.status in ("planned", "proposed")]
    used: set[str] = set()
    for promise in told.promises:
        passage = _passage_of(promise, passages)
        if passage is not None:
            linked = next((account for account in planned if _lies_in(account, passage, promise)), None)
            used |= {linked.encounter} if linked else set()
            yield _pledge(promise, passage, told, sides, linked)
    for account in planned:
        if account.encounter not in used and account.status == "planned" and account.evidence:
            promise = _as_promise(account)
            passage = _passage_of(promise, passages)
            if passage is not None:
                yield _pledge(promise, passage, told, sides, account)


def _passage_of(promise: Promise, passages: Sequence[Passage]) -> Passage | None:
    return next((each for each in passages if each.sentence.span.meets(promise.content.span)), None)


def _lies_in(account: Account, passage: Passage, promise: Promise) -> bool:
    """True if the encounter is told within the promise, or in its sentence of the same day."""
    spans = [anchor.span for anchor in account.evidence]
    if any(span.meets(promise.content.span) for span in spans):
        return True
    near = passage.before is not None and any(passage.before.sentence.span.covers(span) for span in spans)
    return near and account.date is not None and account.date == promise.deadline


def _as_promise(account: Account) -> Promise:
    """An encounter planned, as what its participants owe each other."""
    names = [actor.name for actor in account.participants]
    debtor = account.participants[0] if len(names) == 1 else Actor(None, " and ".join([", ".join(names[:-1]), names[-1]]))
    return Promise(account.source, None, debtor, None, account.evidence[0], None, account.date)


def _pledge(promise: Promise, passage: Passage, told: Told, sides: Sides, appointment: Account | None) -> Pledge:
    own, rest = _own_and_rest(promise, passage)
    side = sides.of(promise.debtor)
    deeds, past, negative = _what(promise, passage)
    if appointment and (_is_done_there(appointment, promise, deeds) or not _is_of(appointment, side, own, passage)):
        appointment = None
    planned = _planned_terms(appointment) if appointment else ()
    said = next((each for each in told.statements if each.id == promise.statement), None)
    makings = _makings(said, told)
    makers = [actor for account in makings for actor in account.participants]
    others = [promise.beneficiary] if promise.beneficiary else []
    others += [*makers, *((said.speaker,) if said else ())]
    guests = frozenset(word for actor in guests_of(appointment) for word in name_words(actor.name))
    return Pledge(
        promise=replace(promise, deadline=term_of(promise.deadline)),
        terms=(*(term.keys for term in own), *planned),
        context=tuple(term.keys for term in rest),
        deeds=deeds,
        past=past,
        places=_places(promise, makings),
        negative=negative,
        condition=_condition(promise, passage),
        side=side,
        parties=side.union(*map(sides.of, others)) | guests,
        again=PHRASES_AGAIN.first(passage.words) is not None,
        appointment=appointment,
        encounter=said.encounter if said else None,
        occasion=_occasion(said, told, passage),
        known=sides.known & {key for term in (*own, *rest) for key in term.keys},
    )


def _own_and_rest(promise: Promise, passage: Passage) -> tuple[list[Term], list[Term]]:
    """The terms of the promise's own words, of its clause where these say too little, and of its sentence and the one before."""
    content = promise.content.span
    inside = {at for at, token in enumerate(passage.tokens) if content.start <= token.start < content.end}
    own = [term for term in passage.terms if term.at in inside]
    words = [passage.words[at] for at in sorted(inside)]
    few = len({min(term.keys) for term in own}) < FEW_TERMS
    points = POINTING.first(words if few else words[:OPENING]) is not None
    if not points and not few:
        return own, []
    clause = {at for first, last in passage.clauses for at in range(first, last) if inside & set(range(first, last))}
    own = [term for term in passage.terms if term.at in inside | clause]
    rest = [term for term in passage.terms if term.at not in inside | clause]
    if points and passage.before is not None and passage.before.sentence.paragraph == passage.sentence.paragraph:
        rest += passage.before.terms
    return own, rest


def _makings(said: Said | None, told: Told) -> tuple[Account, ...]:
    """The encounter at which the promise was made; all encounters of the report, if it does not tell at which."""
    at = said.encounter if said else None
    return tuple(account for account in told.accounts if at in (None, account.encounter))


def _places(promise: Promise, makings: Sequence[Account]) -> frozenset[str]:
    """The words of where it was made, and of the names in it."""
    names = (word for word in promise.content.exact.split() if word[:1].isupper())
    return frozenset(word for name in (*names, *(account.place or "" for account in makings)) for word in name_words(name))


def _occasion(said: Said | None, told: Told, passage: Passage) -> frozenset[str]:
    places = [account.place or "" for account in told.accounts if said and account.encounter == said.encounter]
    pacts = (names for head, names in passage.full_names.items() if THINGS.get(head) == "pact")
    return frozenset(stem(word) for place in places for word in name_words(place)).union(*pacts)


def _is_of(appointment: Account, side: frozenset[str], own: Sequence[Term], passage: Passage) -> bool:
    """True if the promise is of the encounter planned: of a journey or meeting, or of its guest."""
    words = side.union(passage.words)
    guests = any(actor.name.split()[-1].lower() in words for actor in guests_of(appointment))
    return guests or any(term.keys & ENCOUNTERS for term in own)


def _is_done_there(appointment: Account, promise: Promise, deeds: frozenset[str]) -> bool:
    """True of what is to be done at an encounter and is not the encounter: during her visit [the pact will be signed]."""
    named = name_words(promise.content.exact)
    guests = any(family_name(actor.name) in named for actor in guests_of(appointment))
    return not guests and not deeds & ENCOUNTERS and any(deed.startswith("deed:") for deed in deeds)


def guests_of(planned: Account | None) -> tuple[Actor, ...]:
    """The persons by whom an encounter planned can be followed."""
    return tuple(actor for actor in planned.participants if is_person(actor)) if planned else ()


def _planned_terms(appointment: Account) -> tuple[frozenset[str], ...]:
    """The place and the persons of an encounter planned, as terms."""
    names = [appointment.place or "", *(actor.name for actor in guests_of(appointment))]
    return tuple(frozenset({stem(word)}) for name in names for word in sorted(name_words(name)))


def _content_words(promise: Promise, passage: Passage) -> list[str]:
    """Its words, names with their capitals."""
    content = promise.content.span
    inside = [(at, token) for at, token in enumerate(passage.tokens) if content.start <= token.start < content.end]
    return [token.word if at and token.word[0].isupper() and number else token.lower for number, (at, token) in enumerate(inside)]


def _deeds(words: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
    """What is to be done: each deed behind "will" or "to", or the first of all; the past forms of verbs of no known deed.

    Behind a verb of no known deed a noun can tell it: to see to the release of the crews.
    """
    leads = [at for at in range(-1, len(words)) if at < 0 or words[at] in LEADING]
    heads = [head for at in leads if (head := _head(words, at + 1)) is not None and (at >= 0 or is_base(words[head]))]
    verbs = [head for head in heads if not deeds_at(words, head) and words[head].islower() and is_telling(words[head])]
    known = frozenset(deed for head in heads for deed in deeds_at(words, head))
    if not known:
        behind = range(min(verbs, default=0), len(words))
        known = next((found for at in behind if (found := deeds_at(words, at))), frozenset())
    past = {form for at in verbs for form, label in verb_forms(words[at], IRREGULAR).items() if label in PAST_FORMS}
    return known.union(stem(words[at]) for at in verbs), frozenset(past)


def _what(promise: Promise, passage: Passage) -> tuple[frozenset[str], frozenset[str], bool]:
    """The deeds, the past forms of unknown verbs, and whether the promise is to leave them undone.

    Who is to halt tests must not test: then the tests are the deed.
    """
    words = _content_words(promise, passage)
    deeds, past = _deeds(words)
    if HALT in deeds:
        halted = frozenset(deed for at in range(len(words)) for deed in deeds_at(words, at)) - {HALT, "deed:lift", "deed:free"}
        return (halted, frozenset(), True) if halted else (deeds, past, False)
    return deeds, past, _is_negative(promise, passage)


def is_base(word: str) -> bool:
    """True for the base form of a verb of some deed: behind a "will" that stands outside the promise's words."""
    return any(DEEDS[name].verbs.get((word,)) in BASES for name in DEEDS_BY_WORD.get(word, ()))


def _head(words: Sequence[str], at: int) -> int | None:
    """Where the deed behind "will" or "to" stands, light words left out; None if none follows closely."""
    return next((place for place in range(at, min(at + HEAD_REACH, len(words))) if words[place] not in WORDS.light), None)


def deeds_at(words: Sequence[str], at: int) -> frozenset[str]:
    """The keys of the deeds that the word there tells of."""
    if words[at] == "end" and "of" in words[at + 1 : at + 2]:
        return frozenset()
    names = DEEDS_BY_WORD.get(words[at], ())
    phrases = ((name, DEED_PHRASES[name]) for name in names)
    return frozenset(f"deed:{name}" for name, each in phrases if each.told.begins(words, at) or each.states.begins(words, at))


def _is_negative(promise: Promise, passage: Passage) -> bool:
    """True for a promise to leave something undone: a negation stands before its deed."""
    start = next((at for at, token in enumerate(passage.tokens) if token.start >= promise.content.span.start), 0)
    words = _content_words(promise, passage)
    lead = next((at for at, word in enumerate(words) if word in LEADING), 0)
    return any(word in NEGATIONS for word in passage.words[max(0, start - 2) : start + lead + 4])


def _condition(promise: Promise, passage: Passage) -> frozenset[str]:
    if promise.condition is None:
        return frozenset()
    span = promise.condition.span
    at = {index for index, token in enumerate(passage.tokens) if span.start <= token.start < span.end}
    return frozenset(key for term in passage.terms if term.at in at for key in term.keys)
