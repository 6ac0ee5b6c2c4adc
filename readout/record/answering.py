"""Which of the claims near it a denial answers."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

from readout.lexicon.disputes import Disputes
from readout.record.claims import NOBODY, Claim
from readout.record.denials import Denial
from readout.record.denying_words import HEAD, NEGATED, NUMBER
from readout.span import Span, trimmed
from readout.value import value

# Between what a question claims and its answer: the rest of the question, and a short one more.
QUESTION = re.compile(r"[^.?!]{0,80}(?:\?|[.!]\s+[^.?!]{1,60}\?)[\"”’\s]*(?:\n[^\n:]{1,40}:\s*)?")
# A denial answers something said at most so many characters from it.
REACH = 1500
# Words that only point back answer a claim at most so many sentences before them.
SENTENCES = 2
# Words or matters that a denial must share with a claim that does not stand beside it.
FAR_SHARED = 2
# "No shots were fired" denies only what it repeats, by this share of the words of either.
SHARE_OF_PLAIN_NEGATION = 0.4
# What a denial tells after one of these is not what it denies: denied the charge [after] the envoy had said that ...
BESIDE = re.compile(r"\b(?:after|despite|although|though|contrary|when)\b")
# Behind a denial it leads on to what is said against it.
TURN = re.compile(r",?\s+(?:but|although|though|even though|yet|while|whereas)\b[^.;]{1,80}")
# It takes up what was denied.
TAKEN_UP = re.compile(r"\b(?:it|them|this|that|one|so|such)\b", re.IGNORECASE)
# Who describes a report as thorough denies nothing in it.
CALLED = re.compile(r"\b(?:describ|call|label|term|brand)(?:e|ed|es|led|s)?\b")
HAD_CLAIMED = re.compile(
    r"\bhad (?:\w+ )?(?:written|reported|claimed|alleged|said|suggested|accused|charged|published|quoted|asserted)\b"
)
A_NUMBER = re.compile(NUMBER, re.IGNORECASE)
# Within so many characters a claim opens.
OPENING = 30
# Of "anybody" a claim tells too little beside one told elsewhere.
INDEFINITE = re.compile(r"\b(?:any(?:body|one|thing)?|ever|either)\b", re.IGNORECASE)
# Endings of verbs and plurals: walked, walking.
ENDING = re.compile(r"(?<=\w{3})(?:ing|ed|es|s|e)$")
SMALL = frozenset(
    {
        "nothing",
        "nobody",
        "anybody",
        "anyone",
        "anything",
        "ever",
        "never",
        "none",
        "that",
        "this",
        "were",
        "been",
        "have",
        "with",
        "from",
        "their",
        "said",
        "would",
        "will",
        "there",
        "such",
    }
)


@value
class Answer:
    """A claim that a denial may answer, and how well they fit."""

    claim: Claim
    fit: tuple[int, int]


class Exchange:
    """The claims and denials of one report by place; `ranks` are the places of its sentences in the running text."""

    def __init__(
        self, text: str, claims: Iterable[Claim], denials: Iterable[Denial], ranks: Mapping[int, int], disputes: Disputes
    ) -> None:
        self.text, self.ranks, self.disputes = text, ranks, disputes
        self.denials = sorted(denials, key=lambda denial: denial.words.start)
        self.denial_starts = [denial.words.start for denial in self.denials]
        telling = (claim for claim in claims if not self.tells_of_denial(claim))
        self.claims = sorted(telling, key=lambda claim: claim.span.start)
        self.claim_starts = [claim.span.start for claim in self.claims]
        # Each denial is weighed against each claim near it: what their words are about is found once.
        self._matters: dict[str, frozenset[str]] = {}

    def claim_answered(self, denial: Denial) -> Claim | None:
        """The claim that a denial answers: one told at length elsewhere, else the one that its own words tell, else one near."""
        elsewhere, within = self.best_answer(denial), self.claim_within(denial)
        if within is not None and (elsewhere is None or within.names or not self.retold(within, elsewhere)):
            return within
        return elsewhere or self.claim_denied(denial)

    def tells_of_denial(self, claim: Claim) -> bool:
        """True if the claim merely tells of the denial by another: "he said that they had denied it"."""
        first = bisect_left(self.denial_starts, claim.span.start)
        last = bisect_left(self.denial_starts, claim.span.start + OPENING)
        opening = self.denials[first:last]
        return any(claim.span.covers(denial.words) and denial.by.name != claim.by.name for denial in opening)

    def near(self, denial: Denial) -> Sequence[Claim]:
        """The claims within reach of a denial, in text order."""
        first = bisect_left(self.claim_starts, denial.words.start - REACH)
        return self.claims[first : bisect_right(self.claim_starts, denial.words.start + REACH)]

    def claim_denied(self, denial: Denial) -> Claim | None:
        """The claim that only the sentence of the denial tells, behind the last verb of claiming in it, if there is one."""
        span = denial.denied
        if span is None:
            return None
        start = max((verb.end() for verb in self.disputes.claiming.finditer(self.text, span.start, span.end)), default=span.start)
        start += len(" that") if self.text.startswith(" that ", start) else 0
        span = trimmed(self.text, Span(start, span.end), " ,")
        return Claim(span, NOBODY, frozenset(), denial.sentence, accuses=False, leads=True, noun=True) if len(span) else None

    def retold(self, within: Claim, elsewhere: Claim) -> bool:
        """True if the claim elsewhere says what the denial's own words tell of it: "accusations of abuse" tell too little."""
        words = within.span.of(self.text)
        told = self.subject_matter(words)
        return (
            not within.leads
            or INDEFINITE.search(words) is not None
            or 2 * len(told & self.subject_matter(elsewhere.span.of(self.text))) >= len(told)
        )

    def claim_within(self, denial: Denial) -> Claim | None:
        """The claim that the denial's own words tell: denied [reports that the envoy had resigned]."""
        told = next((claim for claim in self.near(denial) if claim.echoed and claim.sentence == denial.sentence), None)
        if told is not None or not (denial.by_verb or denial.points):
            return told
        for claim in self.near(denial):
            inside = denial.words.covers(claim.span) and claim.span.start > denial.words.start
            inside = inside or (claim.sentence == denial.sentence and claim.span.start >= denial.words.end)
            another = claim.span not in denial.content and claim.by.name not in denial.names
            if inside and another and (claim.noun or BESIDE.search(self.text, denial.words.start, claim.span.start)):
                return claim
        return None

    def best_answer(self, denial: Denial) -> Claim | None:
        """The claim elsewhere that fits the denial best; None if none near is told to be denied by it."""
        able = [claim for claim in self.near(denial) if can_be_answered(claim, denial)]
        last = {claim.by.name: self.gap(denial, claim) for claim in able if claim.span.start < denial.words.start}
        answers = [answer for claim in able if (answer := self.weigh(denial, claim, last)) is not None]
        return max(answers, key=lambda answer: answer.fit).claim if answers else None

    def gap(self, denial: Denial, claim: Claim) -> int:
        """How many sentences the claim stands before the denial."""
        return self.ranks[denial.sentence] - self.ranks[claim.sentence]

    def weigh(self, denial: Denial, claim: Claim, last: Mapping[str, int]) -> Answer | None:
        """How well the denial fits the claim, None if it does not answer it.

        `last` tells how many sentences before it each party was heard: of several claims of one party the first is the main one.
        """
        gap = self.gap(denial, claim)
        if self.is_asked(denial, claim):
            gap = min(gap, 1)
        near = gap == 0 or (claim.span.start < denial.words.start and gap <= SENTENCES) or self.is_told_behind(denial, claim)
        if (denial.rivals and denial.points and gap != 0) or (
            denial.figure and not (near and gap < SENTENCES and self.has_number(claim))
        ):
            return None
        common = self.common_matter(denial, claim)
        least = 1 if self.is_sweeping(denial, common) else shared_by(denial, gap, near=near)
        contradicted = self.is_contradicted(denial, claim)
        if len(common) < least and not contradicted:
            return None
        plain = not (denial.points or denial.by_verb or contradicted)
        together = gap == 0 or self.is_asked(denial, claim)
        if plain and not (near and self.set_against(denial, claim, common, together=together)):
            return None
        nearness = max(0, SENTENCES + 1 - abs(last.get(claim.by.name, gap) if near else gap))
        fit = 2 * len(common) + nearness + claim.accuses + 2 * claim.leads
        return Answer(claim, (fit, -claim.span.start))

    def is_told_behind(self, denial: Denial, claim: Claim) -> bool:
        """True if the sentence behind the denial tells what had been claimed: She called it fiction. A daily had said that ..."""
        told = self.gap(denial, claim) == -1 and denial.points and denial.by_verb
        words = denial.words.of(self.text)
        told = told and (CALLED.search(words) is None or self.disputes.verdict.search(words) is not None)
        return told and HAD_CLAIMED.search(self.text, denial.words.end, claim.span.start) is not None

    def is_contradicted(self, denial: Denial, claim: Claim) -> bool:
        """True if one sentence sets claim and denial against each other: Both deny it, but a diplomat says that ..."""
        if denial.rivals and self.gap(denial, claim) == 0 and claim.span.start < denial.words.start:
            return True
        taken_up = TAKEN_UP.search(self.text, claim.span.start, claim.span.end) is not None
        return denial.by_verb and taken_up and TURN.fullmatch(self.text, denial.words.end, claim.span.start) is not None

    def has_number(self, claim: Claim) -> bool:
        """True if a number is claimed."""
        return A_NUMBER.search(self.text, claim.span.start, claim.span.end) is not None

    def is_sweeping(self, denial: Denial, common: frozenset[str]) -> bool:
        """True if a denial of what anybody did is of the matter of the claim: rejects claims that [anybody opened fire]."""
        general = denial.by_verb and INDEFINITE.search(denied_words(self.text, denial)) is not None
        return general and any(word.startswith("[") for word in common)

    def is_asked(self, denial: Denial, claim: Claim) -> bool:
        """True if the claim stands in the question that the denial answers: He says you paid. Did you? - No money was paid."""
        return QUESTION.fullmatch(self.text, claim.span.end, denial.words.start) is not None

    def set_against(self, denial: Denial, claim: Claim, common: frozenset[str], *, together: bool) -> bool:
        """True if a plain negation answers a claim that is none itself: a charge, or one about the same and nothing else."""
        claimed, denied = claim.span.of(self.text), denied_words(self.text, denial)
        if NEGATED.search(claimed, 0, HEAD):
            return False
        least = min(len(self.subject_matter(claimed)), len(self.subject_matter(denied)))
        alike = len(common) >= SHARE_OF_PLAIN_NEGATION * least
        accused = claim.accuses and any(claimed.startswith(name) for name in denial.names)
        replied = denial.replies and len(common) > 0
        return accused or together or alike or replied or (len(common) >= FAR_SHARED and (claim.accuses or denial.counters))

    def common_matter(self, denial: Denial, claim: Claim) -> frozenset[str]:
        """What both are about: stems of words and matters named by both; a name alone joins no claim to its denial."""
        names = frozenset() if claim.accuses else stems(" ".join(denial.names))
        denied, claimed = denied_words(self.text, denial), claim.span.of(self.text)
        return (self.subject_matter(denied) & self.subject_matter(claimed)) - names

    def subject_matter(self, words: str) -> frozenset[str]:
        """The stems of the words and the matters that they name."""
        if words not in self._matters:
            self._matters[words] = stems(words) | self.disputes.matters_in(words)
        return self._matters[words]


def can_be_answered(claim: Claim, denial: Denial) -> bool:
    """True of a claim by another party that is no part of the denial."""
    own = claim.by.name in denial.names or denial.by.name in claim.names
    return not own and not denial.words.covers(claim.span)


def shared_by(denial: Denial, gap: int, *, near: bool) -> int:
    """How many words or matters a denial must share with a claim that it answers, so many sentences before it."""
    if denial.denied:
        return 0 if gap == 0 else FAR_SHARED
    if denial.points and near:
        return 0
    beside = abs(gap) == 1 and (near or denial.by_verb)
    return 1 if denial.points or gap == 0 or beside else FAR_SHARED


def denied_words(text: str, denial: Denial) -> str:
    """What the denying party says."""
    return " ".join(span.of(text) for span in denial.content)


def stems(phrase: str) -> frozenset[str]:
    """The first five letters of the phrase's words in lower case, without small words and the endings of verbs."""
    words = "".join(char if char.isalnum() else " " for char in phrase.lower()).split()
    return frozenset(ENDING.sub("", word)[:5] for word in words if word not in SMALL and len(word) > 3)
