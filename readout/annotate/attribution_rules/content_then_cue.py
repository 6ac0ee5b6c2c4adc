"""Content before its cue: “We will act,” she said."""

from collections.abc import Iterator
from dataclasses import replace

from readout.annotate.attribution_rules.boundaries import (
    after_adverbials,
    after_occasion,
    closes_clause,
    is_clause,
    quoted_at,
    stretch,
    that_after,
    told_party,
)
from readout.annotate.attribution_rules.content_ends import clause_start, content_end, without_joint
from readout.annotate.attributions import Attribution, attribute
from readout.annotate.clauses import Clauses
from readout.annotate.cues import Cue
from readout.annotate.remarks import opens_remark
from readout.annotate.subjects import Subject
from readout.span import Span
from readout.value import value

CLAUSAL = frozenset({"quotation", "clause", "that", "inverted"})
DASHES = frozenset({"—", "–"})
# They open what is set against the words before.
SET_AGAINST = frozenset({"though", "although", "while", "but", "whereas", "and"})
# One of these stands between content and the clause that attributes it, unless a quotation does.
JOINTS = DASHES | {",", "“”"}


@value
class ReportingClause:
    """Source and cue in either order: tokens `first` up to `last`."""

    first: int
    last: int
    subject: Subject


def clause_then_cue(clauses: Clauses, cue: Cue) -> Iterator[Attribution]:
    """Content first, then who says it.

    “[We will act]{content},” [the minister]{source} [said]{cue}.
    “[We will act]{content},” [said]{cue} [the minister]{source}.
    [Talks will resume]{content}, [the ministry]{source} [said]{cue} on Monday, [and soon]{content}.
    """
    if not cue.takes & CLAUSAL or cue.passive or ":" in (clauses.word(cue.last), clauses.sentence.tokens[-1].word):
        return
    reporting = reporting_clause(clauses, cue)
    if reporting is None:
        return
    addressed = told_party(clauses, cue, reporting.last)
    end = after_occasion(clauses, addressed.mention.last if addressed else reporting.last)
    # told a radio [station]
    end = end + 1 if addressed and clauses.is_content_word(end) and not clauses.word(end + 1).isalpha() else end
    # Behind an inverted source a relative clause may describe it: said [an aide who was there].
    described = clauses.word(end) in ("who", "which") and reporting.first == cue.first
    if not (described or closes_clause(clauses, end) or follows_quotation(clauses, reporting.first)):
        return
    left, right = content_before(clauses, reporting.first), [] if described else content_behind(clauses, cue, end)
    left = claimed_within(clauses, reporting.first) or left or (party_before(clauses, reporting.first) if right else [])
    if not left or is_adjunct(clauses, left[0], cue):
        return
    around = right and not (is_clause(clauses, left[0]) and is_clause(clauses, right[0]))
    content, rule = ([*left, *right], "clause_around_cue") if around else (left, "clause_then_cue")
    yield attribute(clauses, cue, reporting.subject, content, rule).addressed_to(addressed)


def party_before(clauses: Clauses, edge: int) -> list[Span]:
    """The one word before a reporting clause that opens the sentence: [Torvesk], says its minister, will not budge."""
    return stretch(clauses, 0, 1) if edge == 2 and clauses.starting_at(0) is not None else []


def claimed_within(clauses: Clauses, edge: int) -> list[Span]:
    """What another says, where somebody else said just that: the army denied that [its men had crossed], as residents allege."""
    earlier = next((cue for cue in clauses.cues if cue.last < edge and "that" in cue.takes and not cue.passive), None)
    if earlier is None or clauses.word(edge) != "as" or clauses.subject_before(earlier.first) is None:
        return []
    that = that_after(clauses, earlier.last)
    return stretch(clauses, that + 1 if that is not None else earlier.last, edge)


def is_adjunct(clauses: Clauses, left: Span, cue: Cue) -> bool:
    """True if the words before the subject only set the scene: In a statement, they undertook [to come]; Asked why, he smiled."""
    opens = next((token.lower for token in clauses.sentence.tokens if token.start >= left.start), "")
    asked = clauses.cues[0] if clauses.cues[0].first == 0 and clauses.cues[0] is not cue else None
    if opens == "having" or (asked is not None and asked.entry.split()[0] in clauses.grammar.speech.asking):
        return True
    return opens in clauses.grammar.prepositions and clauses.word(cue.last) == "to" and not is_clause(clauses, left)


def reporting_clause(clauses: Clauses, cue: Cue) -> ReportingClause | None:
    """The clause of the cue and its subject, if content can end before it; None at the head of a sentence or in mid-phrase."""
    found = plain_or_inverted(clauses, cue)
    if found is None:
        return None
    # "As" belongs to the reporting clause: ..., [as] the minister put it.
    first = found.first - 1 if clauses.word(found.first - 1) == "as" else found.first
    return replace(found, first=first) if first > 0 and clauses.word(first - 1) in JOINTS else None


def plain_or_inverted(clauses: Clauses, cue: Cue) -> ReportingClause | None:
    """Cue and subject in plain order ("she said") or, behind content, inverted ("said the minister")."""
    subject = clauses.subject_before(cue.first)
    # [the ministry] there said
    end = cue.first - 1 if clauses.word(cue.first - 1) == "there" else cue.first
    near = subject is not None and (clauses.ending_at(end) is not None or follows_quotation(clauses, subject.first))
    if subject is not None and (near or "addressee-that" in cue.takes):
        return ReportingClause(subject.first, cue.last, subject)
    if subject is None and cue.form in ("past", "third") and (plain := clauses.plain_subject(cue.first)) is not None:
        return ReportingClause(plain.first, cue.last, plain)
    inverted = clauses.subject_after(cue.last)
    if inverted is not None and cue.form in ("past", "third") and clauses.word(cue.first - 1) in (",", "“”", "—"):
        return ReportingClause(cue.first, inverted.last, inverted)
    return None


def follows_quotation(clauses: Clauses, edge: int) -> bool:
    """True if a quotation that leads on to its cue stands right before: “We will act,” she said of the plan."""
    comma = clauses.word(edge - 1) == ","
    at = edge - 2 if comma else edge - 1
    quotation = clauses.sentence.tokens[at].quotation if at >= 0 else None
    return quotation is not None and (comma or quotation.closed_by in ",?!")


def content_before(clauses: Clauses, edge: int) -> list[Span]:
    """The content that ends before token `edge`: the clause back to its start, or a quotation behind another sentence's end."""
    end = edge
    while end and (clauses.word(end - 1) == "," or clauses.word(end - 1) in DASHES):
        end -= 1
    start = clause_start(clauses, end)
    if end - 1 > start and quoted_at(clauses, end - 1) and clauses.word(end - 2) in (".", ":", "”"):
        start = end - 1
    while start < end and clauses.sentence.tokens[start].word in ("and", "but", "that", "while", "And", "But"):
        start += 1
    return stretch(clauses, start, end) if end - start > 1 or (end > start and quoted_at(clauses, start)) else []


def content_behind(clauses: Clauses, cue: Cue, end: int) -> list[Span]:
    """The content that goes on behind a cue between commas, up to the clause's end."""
    end = after_adverbials(clauses, end)
    if clauses.word(end) != "," or end + 2 >= clauses.last_token():
        return []
    if opens_remark(clauses, end + 1) or any(other.first == end + 1 and other.form == "gerund" for other in clauses.cues):
        return []
    last = content_end(clauses, end + 1, cue)
    joint = next((at for at in range(end + 2, last - 3) if new_clause_at(clauses, at)), last)
    return stretch(clauses, end + 1, joint)


def new_clause_at(clauses: Clauses, at: int) -> bool:
    """True if a coordinated clause with a subject of its own begins: must not end there[,] and both countries have a duty."""
    if clauses.word(at) != "," or clauses.word(at + 1) not in ("and", "but", "or"):
        return False
    subject = clauses.starting_at(at + 2)
    behind = clauses.word(subject.mention.last) if subject is not None else ""
    return behind in clauses.grammar.auxiliaries or (behind.endswith("s") and behind not in ("'s", "’s"))


def quoted_as_saying(clauses: Clauses, cue: Cue) -> Iterator[Attribution]:
    """Content first, then who quotes whom as saying it; the one cue is read for who quotes, the other for who says it.

    “[We will act]{content},” the agency quoted [the minister]{source} as [saying]{cue}.
    """
    quoting = cue if cue.entry in clauses.grammar.speech.quoting and not cue.passive else quoting_before(clauses, cue)
    saying = cue if quoting is not cue else saying_behind(clauses, cue)
    if quoting is None or saying is None or not closes_clause(clauses, saying.last) or clauses.word(saying.last) == ":":
        return
    teller, said = clauses.subject_before(quoting.first), clauses.quoted_before(saying.first - 1)
    first = behind_joint(clauses, quoting.first)
    left = content_before(clauses, first) if first else []
    if left and cue is saying and said is not None:
        yield attribute(clauses, cue, said, left, "clause_then_cue")
    elif left and teller is not None:
        yield attribute(clauses, cue, teller, [*left, clauses.span(cue.last, saying.last)], "clause_then_cue")


def quoting_before(clauses: Clauses, saying: Cue) -> Cue | None:
    """The verb of quoting that "as saying" belongs to, in the active voice."""
    if saying.form != "gerund" or clauses.word(saying.first - 1) != "as":
        return None
    before = (cue for cue in reversed(clauses.cues) if cue.last <= saying.first)
    return next((cue for cue in before if cue.entry in clauses.grammar.speech.quoting and not cue.passive), None)


def saying_behind(clauses: Clauses, quoting: Cue) -> Cue | None:
    """The "saying" that belongs to a verb of quoting."""
    return next((cue for cue in clauses.cues if cue.first > quoting.last and quoting_before(clauses, cue) is quoting), None)


def behind_joint(clauses: Clauses, at: int) -> int:
    """The token behind the last comma or quotation before `at`, 0 if there is none."""
    return next((k for k in range(at, 0, -1) if clauses.word(k - 1) in JOINTS), 0)


def interrupted(clauses: Clauses, attribution: Attribution) -> Iterator[Attribution]:
    """What goes on behind a cue in mid-sentence: a second attribution without cue, of the same speaker.

    “[We will act]{content},” [she]{source} [said]{cue}, “[and soon]{content:2}.”
    """
    if attribution.rule not in ("clause_then_cue", "clause_around_cue") or attribution.cue is None or attribution.source is None:
        return
    done = max(attribution.cue.end, attribution.source.end, attribution.content[-1].end)
    tokens = clauses.sentence.tokens
    joint = next((at for at, token in enumerate(tokens) if token.start >= done and token.word in (",", ";", "—", "–", ":")), None)
    start = joint + 1 if joint is not None else len(tokens)
    verb = start + 1 if clauses.word(start) in ("and", "but") else start
    if start >= clauses.last_token() or any(cue.first == verb for cue in clauses.cues) or is_of_another(clauses, start):
        return
    content = stretch(clauses, start, without_joint(clauses, tail_end(clauses, start), start))
    if content and goes_on(clauses, start, attribution):
        yield replace(
            attribution,
            cue=None,
            source=None,
            content=tuple(content),
            acts=(),
            entry="",
            form="none",
            rule="interrupted",
            negated=False,
        )


def is_of_another(clauses: Clauses, start: int) -> bool:
    """True if the words behind the cue open with what somebody else says: ..., [though] an aide said he was ill."""
    if clauses.word(start) not in SET_AGAINST:
        return False
    subjects = (clauses.subject_before(cue.first) for cue in clauses.cues if cue.first > start and cue.form in ("past", "third"))
    return any(subject is not None and subject.first == start + 1 for subject in subjects)


def tail_end(clauses: Clauses, start: int) -> int:
    """Where the words that go on at `start` end: before a cue whose clause is set against them, else with the sentence."""
    for cue in clauses.cues:
        subject = clauses.subject_before(cue.first) if cue.first > start else None
        if subject is not None and subject.first > start and clauses.word(subject.first - 1) in ("while", "but"):
            return cue.first
    return clauses.last_token()


def goes_on(clauses: Clauses, at: int, attribution: Attribution) -> bool:
    """True if what stands behind the cue is still the speaker's: another quotation, or words of a clause, no remark about him."""
    if quoted_at(clauses, at):
        return True
    quotations = [token.quotation for token in clauses.sentence.tokens if token.quotation is not None]
    quoted = any(attribution.content[0] in quotation.words for quotation in quotations)
    word = clauses.word(at)
    return not (quoted or word in clauses.grammar.remark_openers or word.endswith("ing") or word[:1].isdigit())
