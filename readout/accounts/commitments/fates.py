"""What a passage tells became of a promise: done, undone, promised again, altered."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from functools import cached_property
from itertools import takewhile

from readout.accounts.commitments.likeness import Likeness
from readout.accounts.commitments.passages import Passage
from readout.accounts.commitments.promises import MODALS, NEGATIONS, Pledge
from readout.accounts.commitments.verdicts import BROKEN, CHANGED, FULFILLED, RESTATED, Verdict
from readout.accounts.commitments.wording import DEED_PHRASES, GRAMMAR, WORDS, Phrases, stem
from readout.annotate.calendar_words import MONTHS
from readout.lexicon.fates import FateWords

PHRASES = {each.name: Phrases(getattr(WORDS, each.name)) for each in fields(FateWords)}
# So many words before a deed can hold what makes it future or negates it.
REACH = 5
# Without deeds and names a sentence that takes one up shares so much.
FIRM = 1.4
NONE = frozenset({"no", "none", "nobody", "neither"})
UNDONE = frozenset({"not", "never", "yet", "nowhere"})
NOTHING = frozenset({"nothing", "none", "nobody", "neither", "little"})
HAVE = frozenset({"has", "have", "had", "'ve", "’ve"})
PRONOUNS = frozenset({"it", "they", "both", "all", "these", "those", "this", "that", "which"})
STAYING = frozenset({"remain", "remains", "remained", "stay", "stays", "stayed", "languish", "languishes", "languished"})
ADVERBS = GRAMMAR.adverbs | {"now", "all", "already", "back", "again", "not", "still", "at"}
BE = frozenset({"is", "are", "was", "were", "been", "'s", "’s", "stands", "stand", "'re", "’re"})
# Behind what is moved: to a time, until a time.
TIMES = GRAMMAR.calendar_words | frozenset(MONTHS)
BEFORE = frozenset({"before", "until", "till"})
# Before "were to be" they make it part of what else is told, or tell at once that it was not.
RELATIVE = frozenset({"who", "which", "that", "there"})
PLACING = frozenset({"in", "at", "on"})
DIRECTIVE = frozenset({"urge", "demand", "propose", "expect", "ask", "warn", "accuse"})
COMMISSIVE = frozenset({"pledge", "offer", "agree", "reaffirm"})


@dataclass(frozen=True)
class Clause:
    """A clause of a passage that may tell of a promise; `first` and `last` bound it among the tokens."""

    pledge: Pledge
    passage: Passage
    likeness: Likeness
    sure: bool
    first: int
    last: int

    @cached_property
    def words(self) -> list[str]:
        """Its words in lower case."""
        return self.passage.words[self.first : self.last]

    @cached_property
    def shares(self) -> bool:
        """True if it has itself a term of the promise, or opens a sentence that takes one up."""
        return self._takes_up or any(self._since <= at < self.last for at in self.likeness.shared)

    @cached_property
    def _takes_up(self) -> bool:
        return self.passage.takes_up and self.first == 0 and self.likeness.solid >= FIRM

    @cached_property
    def _since(self) -> int:
        """Where the words begin that it goes on from: with a verb from the clause before, with a pronoun from the first."""
        clauses = self.passage.clauses
        at = clauses.index((self.first, self.last))
        if any(word in PRONOUNS for word in self.words[:2]):
            return 0
        return clauses[at - 1][0] if at and self.words[0] in GRAMMAR.auxiliaries else self.first

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of the promise that it shares."""
        terms = (term.keys for term in self.passage.terms if self.first <= term.at < self.last)
        return frozenset[str]().union(*terms) & self.likeness.keys

    def keys_at(self, at: int) -> frozenset[str]:
        """The keys of the term at that place, if it is one."""
        return frozenset[str]().union(*(term.keys for term in self.passage.terms if term.at == self.first + at))

    @cached_property
    def is_near(self) -> bool:
        """True if it or the clause before it has one, or it takes up the sentence before."""
        clauses = self.passage.clauses
        at = clauses.index((self.first, self.last))
        before = clauses[at - 1] if at else None
        since = min(self._since, before[0] if before else self.first)
        return self._takes_up or (self.sure and self.shares) or any(since <= place < self.last for place in self.likeness.firm)

    def is_ahead(self, at: int) -> bool:
        """True if the word there is told as future, wished or feared."""
        close = self.words[max(0, at - REACH) : at]
        unreal = any(place < at for place in PHRASES["unreal"].places(self.words))
        return unreal or "to" in close or any(word in MODALS for word in close)

    def is_negated(self, at: int) -> bool:
        """True if a negation stands close before the word there."""
        close = any(word in NEGATIONS or word in GRAMMAR.negations for word in self.words[max(0, at - REACH) : at])
        none = any(word in NONE for word in self.words[max(0, at - 2 * REACH) : at])
        return close or none or any(word in NOTHING for word in self.words[at + 1 : at + 3])

    def holds(self, kind: str) -> bool:
        """True if a phrase of that class stands in it as told to be so."""
        return any(not self.is_ahead(at) and not self.is_negated(at) for at in PHRASES[kind].places(self.words))

    def deeds(self, kind: str) -> Iterator[int]:
        """Where a word tells of what was promised in that way: told, done, states, undone."""
        for name in self.pledge.deeds:
            if name.startswith("deed:"):
                phrases: Phrases = getattr(DEED_PHRASES[name.removeprefix("deed:")], kind)
                yield from phrases.places(self.words)
            elif kind == "told":
                yield from (at for at, word in enumerate(self.words) if stem(word) == name)
        if kind == "done":
            yield from (at for at, word in enumerate(self.words) if word in self.pledge.past)

    def done_at(self) -> Iterator[int]:
        """Where the deed is told as done, or what holds when it is."""
        emphatic = (at for at in self.deeds("told") if at and self.words[at - 1] == "did")
        for at in (*self.deeds("done"), *emphatic):
            if not self.is_ahead(at) and not self._only_tells(at):
                yield at
        for at in self.deeds("states"):
            if self._holds_now(at) and not self.is_ahead(at):
                yield at

    def undone_at(self) -> Iterator[int]:
        """Where it is told as undone: with an auxiliary, or with what was promised as its subject or object."""
        for at in self.deeds("undone"):
            finite = any(word in HAVE or word in BE for word in self.words[max(0, at - 3) : at])
            beside = {self.first + at - 1, *range(self.first + at + 1, self.first + at + REACH)}
            stays = self.words[at] in STAYING
            if (finite or stays or beside & self.likeness.shared) and not self.is_ahead(at):
                yield at

    def has_time(self, at: int) -> bool:
        """True if a time stands close behind the word there, or anywhere behind "would now be"."""
        reach = len(self.words) if self.words[at] in MODALS else at + REACH + 2
        return any(word.lower() in TIMES for word in self.words[at + 1 : reach])

    def _only_tells(self, at: int) -> bool:
        """True if what is shared comes behind the verb as something still to be: they signed that the gates would open."""
        modals = [place for place, word in enumerate(self.words) if word in MODALS and place > at]
        return bool(modals) and not any(self.first <= place < self.first + at for place in self.likeness.firm)

    def _holds_now(self, at: int) -> bool:
        before = list(takewhile(lambda word: word not in BE, reversed(self.words[:at])))
        return len(before) < min(at, REACH) and all(word in ADVERBS for word in before)


Rule = Callable[[Clause], str | None]


def foreseen_only(clause: Clause) -> str | None:
    """The monitors who were to be let in on Monday stood before the gate."""
    if not clause.shares or any(not clause.is_negated(at) for at in clause.done_at() if not _foreseen_before(clause, at)):
        return None
    places = PHRASES["foreseen"].places(clause.words)
    return BROKEN if any(not _recalls(clause, at) for at in places) else None


def _recalls(clause: Clause, at: int) -> bool:
    """True of a sentence that only recalls what was arranged: The men were to be handed over ten days after the session."""
    plain = clause.words[at + 1 : at + 3] == ["to", "be"] and not {*clause.words[max(0, at - 1) : at]} & RELATIVE
    return plain and len(clause.passage.clauses) == 1


def _foreseen_before(clause: Clause, at: int) -> bool:
    return any(place < at <= place + REACH for place in PHRASES["foreseen"].places(clause.words))


def altered(clause: Clause) -> str | None:
    """She has put off the trip; the grant is to be raised to 150 million."""
    if not clause.shares:
        return None
    own = {*clause.deeds("told")}
    places = [at for at in PHRASES["altered"].places(clause.words) if at not in own and not clause.is_negated(at)]
    if any(key.startswith("#") for key in clause.keys):
        places += [at for at in PHRASES["amounts"].places(clause.words) if at not in own and not clause.is_negated(at)]
    places += [at for at in PHRASES["moved"].places(clause.words) if at not in own and clause.has_time(at)]
    unreal = PHRASES["unreal"].places(clause.words)
    return CHANGED if any(not any(place < at for place in unreal) for at in places) else None


def otherwise(clause: Clause) -> str | None:
    """He cannot come before September; it will not be in Torvesk but in Lorneval; it will go ahead, but in Lorneval."""
    if not clause.is_near or clause.pledge.negative:
        return None
    if clause.first == 0 and clause.passage.takes_up and _is_elsewhere(clause.passage):
        return CHANGED
    for at in PHRASES["refusing"].places(clause.words):
        for place in range(at + 1, len(clause.words)):
            later = clause.words[place] in BEFORE and clause.has_time(place)
            if later or (clause.words[place] == "but" and {*clause.words[place + 1 : place + 2]} & PLACING):
                return CHANGED
    return None


def _is_elsewhere(passage: Passage) -> bool:
    """True if another place stands behind what is still to be: it will go ahead, [but in Lorneval]."""
    words = passage.words
    ahead = next((at for at, word in enumerate(words) if word in MODALS), len(words))
    placed = (at for at in range(ahead, len(words) - 2) if words[at] == "but" and words[at + 1] in PLACING)
    return any(passage.tokens[at + 2].word[0].isupper() for at in placed)


def promised_only(clause: Clause) -> str | None:
    """The boats promised in May have not been seen; the team that was to come by June has still not been here."""
    if clause.pledge.negative or not clause.shares or any(not clause.is_negated(at) for at in clause.done_at()):
        return None
    for at in PHRASES["promised"].places(clause.words):
        behind = range(at + 1, len(clause.words))
        negated = [
            place for place in behind if clause.words[place] in UNDONE and clause.words[place - 1] in {*HAVE, *BE, "still"}
        ]
        if negated and any(clause.first + place in clause.likeness.firm for place in range(at)):
            return BROKEN
    return None


def done_against_promise(clause: Clause) -> str | None:
    """Rockets struck the port: what one party had promised not to do."""
    if clause.pledge.negative and clause.shares and any(not clause.is_negated(at) for at in clause.done_at()):
        return BROKEN
    return None


def left_undone(clause: Clause) -> str | None:
    """No bill has been laid before Parliament; the army has yet to leave."""
    if clause.pledge.negative or not clause.is_near:
        return None
    if any(clause.is_negated(at) for at in clause.done_at()):
        return BROKEN
    for at in PHRASES["missing"].places(clause.words):
        close = range(at + 1, at + REACH + 2)
        if not any(word in MODALS for word in clause.words[max(0, at - 2) : at]) and any(
            place in close for place in clause.deeds("told")
        ):
            return BROKEN
    return None


def refused(clause: Clause) -> str | None:
    """Torvesk will not open the gates."""
    if clause.pledge.negative or not clause.is_near:
        return None
    for at in PHRASES["refusing"].places(clause.words):
        behind = range(at + 1, at + REACH + 4)
        unreal = any(place < at for place in PHRASES["unreal"].places(clause.words))
        if not unreal and any(
            clause.first + place in clause.likeness.firm or place in set(clause.deeds("told")) for place in behind
        ):
            return BROKEN
    return None


def undone_again(clause: Clause) -> str | None:
    """The gates have been shut again; four men remain behind bars."""
    if clause.pledge.negative or not clause.is_near:
        return None
    kept = clause.holds("kept")
    return BROKEN if not kept and any(not clause.is_negated(at) for at in clause.undone_at()) else None


def fallen(clause: Clause) -> str | None:
    """The pact lapsed in May; the deadline came and went."""
    return BROKEN if not clause.pledge.negative and clause.shares and clause.holds("fallen") else None


def done(clause: Clause) -> str | None:
    """The last soldier left Arnau; the sum was paid in May, as pledged."""
    if clause.pledge.negative or not clause.is_near:
        return None
    if any(not clause.is_negated(at) for at in clause.done_at()):
        return FULFILLED
    return None


def came_about(clause: Clause) -> str | None:
    """The visits took place in June: what was promised is the subject."""
    if clause.pledge.negative or not clause.is_near:
        return None
    named = frozenset(at for at in clause.deeds("told") if any(key.startswith("deed:") for key in clause.keys_at(at)))
    for at in PHRASES["held"].places(clause.words):
        # Of "which took place" the subject stands just before.
        since = at - 1 - REACH if clause.words[at - 1 : at] == ["which"] else 0
        ahead = any(word in MODALS for word in clause.words[max(0, at - REACH) : at])
        if not ahead and not clause.is_negated(at) and any(since <= deed < at for deed in named):
            return FULFILLED
    return None


def said_to_be_kept(clause: Clause) -> str | None:
    """The sum was paid in May, as pledged; the last convoy came weeks after the deadline."""
    if clause.pledge.negative or not clause.is_near or any(word in MODALS for word in clause.passage.words):
        return None
    return FULFILLED if clause.holds("kept") or clause.holds("late") else None


RULES: tuple[Rule, ...] = (
    foreseen_only, altered, otherwise, done_against_promise, left_undone, promised_only, refused, undone_again, fallen, done,
    came_about, said_to_be_kept,
)  # fmt: skip


def judge(pledge: Pledge, passage: Passage, likeness: Likeness, *, sure: bool) -> Iterable[Verdict]:
    """The fates that a passage tells, clause by clause: the first rule that sees one decides.

    `sure` tells that it is of the very promise though it names nothing but the deed.
    """
    if passage.is_question:
        return
    if condition_stands(pledge, passage):
        yield Verdict(
            RESTATED, passage.source, passage.anchor(0, len(passage.tokens)), condition_stands.__name__, likeness.weight
        )
        return
    denied = min(PHRASES["denying"].places(passage.words), default=len(passage.words))
    found = []
    for first, last in passage.clauses:
        clause = Clause(pledge, passage, likeness, sure, first, last)
        if denied >= last:
            rule, fate = next(((rule, fate) for rule in RULES if (fate := rule(clause))), (None, None))
            if rule and fate:
                found.append(Verdict(fate, passage.source, passage.anchor(first, last), rule.__name__, likeness.weight))
    broken = any(verdict.fate == BROKEN for verdict in found)
    yield from (each for each in found if not (broken and each.rule == said_to_be_kept.__name__))


def condition_stands(pledge: Pledge, passage: Passage) -> bool:
    """Our guns stay where they are until the law is in force: the promise with its condition once more."""
    own = frozenset(key for term in pledge.terms for key in term) - pledge.condition
    return bool(pledge.condition & passage.keys and own & passage.keys and PHRASES["until"].places(passage.words))
