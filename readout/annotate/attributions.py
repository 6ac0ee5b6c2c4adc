"""Reported speech and thought: source, cue and content.

A rule sees one cue in its sentence and proposes at most one way to read it; it knows no other rule. `settle` keeps, for each cue,
the proposal of the first rule in the order of RULES.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from readout.annotate.clauses import Clauses, Subject
from readout.annotate.coreference import Reference
from readout.annotate.cues import Cue, CueBook
from readout.annotate.quotations import Quotation
from readout.lexicon import NominalCue
from readout.span import Span

TIME_WORDS = frozenset(
    [
        "yesterday",
        "today",
        "tomorrow",
        "tonight",
        "here",
        "earlier",
        "later",
        "again",
        "also",
        "then",
        "afterwards",
        "once",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
)
# A verb followed by one of these has no object: "signed [for] Moscow", "welcomed [at] the airport".
LOOSE = frozenset(
    {"as", "for", "with", "on", "at", "in", "from", "before", "after", "during", "between", "until", "since", "under"}
)
WORDS_TO_OBJECT = 8
# With these a remark about the speaker or the occasion begins: ..., he said, [who] had come late.
MEDIA = frozenset(
    {
        "website",
        "statement",
        "interview",
        "letter",
        "tweet",
        "post",
        "briefing",
        "speech",
        "message",
        "conference",
        "twitter",
        "telegram",
        "facebook",
        "television",
        "x",
    }
)
PREDICATES = frozenset({"is", "are", "was", "were", "has", "have", "had", "will", "would", "remains", "remained"})
REMARKS = frozenset({"who", "whose", "which", "where", "when", "as", "according", "after", "before", "during", "while"})
VOICED = frozenset(
    {
        "expressed",
        "voiced",
        "given",
        "conveyed",
        "reiterated",
        "reaffirmed",
        "stressed",
        "underlined",
        "declared",
        "confirmed",
        "noted",
    }
)
# Refusals that tell of silence when it is words that are refused: declined to comment.
SILENCE = frozenset({"decline", "refuse"})
MAX_WORDS_TO_THAT = 14


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that a source is reported to have said, written, thought or made known.

    `source` are the words that name the speaker, None where the sentence names nobody; `speakers` the actors in them; `content`
    one or more stretches in text order; `acts` what the cue itself does, main act first; `entry` the lexicon entry of the cue and
    `form` that of its verb.
    """

    source: Span | None
    speakers: tuple[Reference, ...]
    cue: Span | None
    content: tuple[Span, ...]
    acts: tuple[str, ...]
    entry: str
    form: str
    negated: bool
    thought: bool
    addressee: Reference | None
    rule: str
    sentence: int


def manner_of(attribution: Attribution, quotations: Sequence[Quotation]) -> str:
    """direct if the words are quoted or set as a block, indirect if not, mixed if some are."""
    if attribution.rule == "block_introduced":
        return "direct"
    quoted = [part for quotation in quotations for part in quotation.inner]
    spans = attribution.content
    within = [any(part.start - 1 <= span.start and span.end <= part.end + 1 for part in quoted) for span in spans]
    if spans and all(within):
        return "direct"
    return "mixed" if any(part.meets(span) for part in quoted for span in spans) else "indirect"


Rule = Callable[[Clauses, Cue], Iterable[Attribution]]


# --- what the rules share ------------------------------------------------------------------------------------------


def make(
    clauses: Clauses, cue: Cue, subject: Subject | None, content: Sequence[Span], rule: str, addressee: Reference | None = None
) -> Attribution:
    """The attribution of a cue with its subject and content."""
    return Attribution(
        source=clauses.span(subject.first, subject.last) if subject and subject.last > subject.first else None,
        speakers=subject.references if subject else (),
        cue=clauses.span(cue.first, cue.last),
        content=tuple(content),
        acts=cue.acts,
        entry=cue.entry,
        form=cue.form,
        negated=cue.negated,
        thought=cue.thought,
        addressee=addressee,
        rule=rule,
        sentence=clauses.number,
    )


def stretch(clauses: Clauses, first: int, last: int) -> list[Span]:
    """The spans of content between two tokens: the words inside the marks if it is one quotation, else all of it."""
    tokens = clauses.sentence.tokens
    while first < last and tokens[first].word in (",", ":", "—", "–", ";"):
        first += 1
    while last > first and tokens[last - 1].word in (",", ":", "—", "–", ";"):
        last -= 1
    if first >= last:
        return []
    quotation = tokens[first].quotation
    if last - first == 1 and quotation is not None:
        return list(quotation.words)
    return [clauses.span(first, last)]


def after_adverbials(clauses: Clauses, at: int) -> int:
    """The token after time words and dates that stand between a cue and its content: said [on Tuesday] ..."""
    grammar = clauses.grammar
    while True:
        word = clauses.word(at)
        if word in TIME_WORDS or (word.endswith("ly") and len(word) > 4):
            at += 1
        elif word in ("on", "in", "last", "this", "late", "early", "at") and clauses.word(at + 1) in grammar.calendar_words:
            at += 2
            while clauses.word(at).rstrip("thsrdn").isdigit() or clauses.word(at) in TIME_WORDS | {
                "morning",
                "evening",
                "afternoon",
                "night",
            }:
                at += 1
        else:
            return at


def that_after(clauses: Clauses, at: int, reach: int = MAX_WORDS_TO_THAT) -> int | None:
    """The place of the "that" that opens the content, over phrases such as "in a statement" or "at a news conference"."""
    blocked = {cue.head for cue in clauses.cues}
    for position in range(at, min(at + reach, len(clauses.sentence.tokens))):
        word = clauses.word(position)
        if word == "that":
            return position
        if (
            position in blocked
            or word in clauses.grammar.auxiliaries
            or word in (".", ";", ":", "and", "but", "to", "“”")
            or clauses.sentence.tokens[position].quotation
        ):
            return None
        if position == at and not (
            word in clauses.grammar.prepositions
            or word in TIME_WORDS
            or word.endswith("ly")
            or word == ","
            or clauses.starting_at(at)
        ):
            return None
    return None


def after_medium(clauses: Clauses, at: int) -> int:
    """The token after a phrase that tells where the words were published: said [on its website] the bridge was safe."""
    if clauses.word(at) not in ("on", "in", "at", "via"):
        return at
    noun = next((k for k in range(at + 1, at + 5) if clauses.word(k) in MEDIA), None)
    return after_adverbials(clauses, noun + 1) if noun is not None else at


def closes_clause(clauses: Clauses, at: int) -> bool:
    """True if nothing but a mark follows: the cue stands at the end of its clause."""
    at = after_adverbials(clauses, at)
    return at >= len(clauses.sentence.tokens) or clauses.word(at) in (",", ".", ";", "?", "!", "—", "–", ")", ":")


def skip_occasion(clauses: Clauses, at: int) -> int:
    """The token after a phrase that tells where or to whom it was said: [in a statement], [to reporters], [after the talks]."""
    at = after_adverbials(clauses, at)
    while clauses.word(at) in ("of", "in", "at", "to", "during", "after", "before", "through", "via", "by", "on", "from", "with"):
        end = next(
            (
                k
                for k in range(at + 1, min(at + 14, len(clauses.sentence.tokens) + 1))
                if clauses.word(k) in (",", ".", "", ";", ":", "that", "“”")
            ),
            None,
        )
        if end is None or any(at < cue.first < end for cue in clauses.cues):
            return at
        return end
    return at


# --- the rules -----------------------------------------------------------------------------------------------------


def clause_then_cue(clauses: Clauses, cue: Cue) -> Iterator[Attribution]:
    """Content first, then who says it.

    “[We will act]{content},” [the minister]{source} [said]{cue}.      “[We will act]{content},” [said]{cue} [the minister]{source}.
    [Talks will resume]{content}, [the ministry]{source} [said]{cue} on Monday, [and soon]{content}.
    """
    if not cue.takes & {"quotation", "clause", "that", "inverted"} or cue.passive or clauses.sentence.tokens[-1].word == ":":
        return
    before = clauses.subject_before(cue.first)
    adjacent = clauses.ending_at(cue.first)
    if (before is not None and adjacent is not None) or ("addressee-that" in cue.takes and before is not None):
        edge, behind, subject = before.first, cue.last, before
    elif (inverted := clauses.subject_after(cue.last)) is not None and clauses.word(cue.first - 1) in (",", "“”", "—"):
        edge, behind, subject = cue.first, inverted.last, inverted
    else:
        return
    edge = without_leading_as(clauses, edge)
    if edge == 0 or clauses.word(edge - 1) not in (",", "“”", "—", "–"):
        return
    addressed = clauses.starting_at(behind) if "addressee-that" in cue.takes else None
    end = skip_occasion(clauses, addressed.mention.last if addressed else behind)
    if not (closes_clause(clauses, end) or follows_quotation(clauses, edge)):
        return
    left = content_before(clauses, edge, cue)
    right = right_part(clauses, cue, end)
    if left and right and not (is_clause(clauses, left[0]) and is_clause(clauses, right[0])):
        yield make(clauses, cue, subject, [*left, *right], "clause_around_cue", addressed)
    elif left:
        yield make(clauses, cue, subject, left, "clause_then_cue", addressed)


def follows_quotation(clauses: Clauses, edge: int) -> bool:
    """True if a quotation that leads on to its cue stands right before: “We will act,” she said of the plan."""
    at = edge - 1 if clauses.word(edge - 1) != "," else edge - 2
    quotation = clauses.sentence.tokens[at].quotation if at >= 0 else None
    return quotation is not None and (quotation.closed_by in ",?!" or clauses.word(edge - 1) == ",")


def right_part(clauses: Clauses, cue: Cue, end: int) -> list[Span]:
    """The words behind a cue that stands between commas, up to the clause's end."""
    end = after_adverbials(clauses, end)
    if clauses.word(end) != "," or end + 2 >= clauses.last_token():
        return []
    last = clauses.content_end(end + 1, cue)
    joint = new_clause(clauses, end + 1, last)
    return stretch(clauses, end + 1, joint if joint is not None else last)


def new_clause(clauses: Clauses, start: int, last: int) -> int | None:
    """Where a coordinated clause with a subject of its own begins: must not end there, [and both countries] have a duty."""
    for at in range(start + 1, last - 3):
        if clauses.word(at) == "," and clauses.word(at + 1) in ("and", "but", "or") and clauses.starting_at(at + 2) is not None:
            subject = clauses.starting_at(at + 2)
            assert subject is not None
            behind = clauses.word(subject.mention.last)
            if behind in clauses.grammar.auxiliaries or (behind.endswith("s") and behind not in ("'s", "’s")):
                return at
    return None


def is_clause(clauses: Clauses, span: Span) -> bool:
    """True if the stretch has a finite verb, as far as closed classes, cues and endings tell: a phrase before "he said" has none."""
    tokens = clauses.sentence.tokens
    for at, token in enumerate(tokens):
        if not span.start <= token.start < span.end:
            continue
        if token.quotation or token.lower in clauses.grammar.auxiliaries - {"being", "been", "be", "having", "'s", "’s"}:
            return True
        if any(cue.head == at and cue.form in ("past", "third", "base") for cue in clauses.cues):
            return True
        subject = clauses.ending_at(at)
        if (
            subject is not None
            and token.word.islower()
            and token.lower.endswith(("s", "ed"))
            and token.lower not in clauses.grammar.function_words
        ):
            return True
    return False


def without_leading_as(clauses: Clauses, edge: int) -> int:
    """The edge before "as" in "as the minister put it"."""
    return edge - 1 if clauses.word(edge - 1) == "as" else edge


def content_before(clauses: Clauses, edge: int, cue: Cue) -> list[Span]:
    """The content that ends before token `edge`: the clause back to its start, or to an earlier cue's clause."""
    end = edge
    while end and clauses.word(end - 1) in (",", "—", "–"):
        end -= 1
    start = clauses.clause_start(end)
    quoted = next((at for at in range(end - 1, start - 1, -1) if clauses.sentence.tokens[at].quotation), None)
    if quoted == end - 1 and end - 1 > start and clauses.word(end - 2) in (".", ":", "”"):
        start = quoted
    while start < end and clauses.sentence.tokens[start].word in ("and", "but", "that", "while", "And", "But"):
        start += 1
    rest = clauses.sentence.tokens[start:end]
    return stretch(clauses, start, end) if len(rest) > 1 or (rest and rest[0].quotation) else []


def cue_then_quotation(clauses: Clauses, cue: Cue) -> Iterator[Attribution]:
    """Who says it first, then the words in quotation marks.

    [The minister]{source} [said]{cue}: “[We will act]{content}.”      [The minister]{source} [told]{cue} reporters, “[We will act]{content}.”
    """
    if "quotation" not in cue.takes or cue.passive:
        return
    at = cue.last
    addressed = clauses.starting_at(at) if "addressee-that" in cue.takes else None
    at = skip_occasion(clauses, addressed.mention.last if addressed else at)
    colon = clauses.word(at) == ":"
    while clauses.word(at) in (",", ":", "—", "–"):
        at += 1
    quoted = at < len(clauses.sentence.tokens) and clauses.sentence.tokens[at].quotation is not None
    if quoted or (colon and at < clauses.last_token()):
        end = at + 1 if quoted else clauses.last_token()
        subject = clauses.speaker_of(cue)
        if subject:
            yield make(clauses, cue, subject, stretch(clauses, at, end), "cue_then_quotation", addressed)


def cue_then_that_clause(clauses: Clauses, cue: Cue) -> Iterator[Attribution]:
    """[The minister]{source} [said]{cue} on Monday that [talks would resume]{content}."""
    plain_object = not cue.takes & {"that", "addressee-that"}
    if (
        cue.passive
        or cue.leads
        or (plain_object and ("object" not in cue.takes or cue.entry.split()[-1] in clauses.grammar.prepositions))
    ):
        return
    if (
        "addressee-that" not in cue.takes
        and (thing := clauses.starting_at(cue.last)) is not None
        and thing.mention.kind == "nominal"
    ):
        return
    subject = clauses.speaker_of(cue)
    that = that_after(clauses, cue.last, 4 if plain_object else MAX_WORDS_TO_THAT)
    if subject is None or that is None:
        return
    addressed = clauses.starting_at(cue.last) if "addressee-that" in cue.takes else None
    yield make(
        clauses, cue, subject, stretch(clauses, that + 1, clauses.content_end(that + 1, cue)), "cue_then_that_clause", addressed
    )


def cue_then_question(clauses: Clauses, cue: Cue) -> Iterator[Attribution]:
    """[The minister]{source} [asked]{cue} [whether talks would resume]{content}."""
    at = cue.last
    addressed = clauses.starting_at(at)
    at = addressed.mention.last if addressed else at
    if (
        "whether" in cue.takes
        and not cue.passive
        and clauses.word(at) in clauses.grammar.wh_words | {"if"}
        and (subject := clauses.subject_of(cue))
    ):
        yield make(clauses, cue, subject, stretch(clauses, at, clauses.content_end(at, cue)), "cue_then_question", addressed)


def cue_then_addressee(clauses: Clauses, cue: Cue) -> Iterator[Attribution]:
    """The cue's object is whom it is said to.

    [The envoy]{source} [urged]{cue} [both sides]{addressee} [to lay down arms]{content}.
    [The envoy]{source} [thanked]{cue} [the hosts]{addressee} for [their welcome]{content}.
    [The envoy]{source} [told]{cue} [the Council]{addressee} [the road was closed]{content}.
    """
    if cue.passive or (subject := clauses.subject_of(cue)) is None:
        return
    addressed = clauses.starting_at(cue.last)
    after = addressed.mention.last if addressed else cue.last + 1
    for kind, leads, own in (
        ("addressee-to", ("to",), True),
        ("addressee-for", ("for", "on", "over", "with", "upon"), False),
        ("addressee-of", ("of", "about"), False),
        ("addressee-against", ("against",), False),
        ("addressee-on", ("to",), True),
    ):
        if kind in cue.takes and (at := lead_after(clauses, after, leads, addressed is not None)) is not None:
            start = at if own else at + 1
            content = stretch(clauses, start, clauses.content_end(start, cue))
            if content:
                yield make(clauses, cue, subject, content, f"cue_then_addressee_{leads[0]}", addressed)
                return
    after = after_adverbials(clauses, after) if addressed else after
    if (
        "addressee-that" in cue.takes
        and addressed
        and clauses.word(after)
        not in (",", ".", "", "and", "to", "in", "of", "on", "at", "about", "for", "by", "during", "after")
    ):
        yield make(
            clauses,
            cue,
            subject,
            stretch(clauses, after, clauses.content_end(after, cue)),
            "cue_then_addressee_clause",
            addressed,
        )
    elif "addressee-object" in cue.takes and addressed and clauses.word(after) not in (",", ".", ""):
        yield make(
            clauses,
            cue,
            subject,
            stretch(clauses, after, clauses.content_end(after, cue)),
            "cue_then_addressee_object",
            addressed,
        )


def lead_after(clauses: Clauses, at: int, leads: Sequence[str], named: bool) -> int | None:
    """The word that leads from the addressee to the content, over what else describes the addressee."""
    for position in range(at, min(at + (12 if named else 9), clauses.last_token())):
        word = clauses.word(position)
        if word in leads and not (word == "on" and clauses.word(position + 1) in clauses.grammar.calendar_words):
            return position
        if word in ("that", ".", ";", ":") or any(cue.first == position for cue in clauses.cues):
            return None
    return None


def cue_then_infinitive(clauses: Clauses, cue: Cue) -> Iterator[Attribution]:
    """[The envoy]{source} [pledged]{cue} [to return in May]{content}."""
    if not ("to" in cue.takes or cue.leads == "to-infinitive") or cue.passive:
        return
    at = after_adverbials(clauses, cue.last)
    subject = clauses.subject_of(cue)
    if clauses.word(at + 1) in ("comment", "elaborate", "be", "say") and cue.entry in SILENCE:
        return
    if subject and (clauses.word(at) == "to" or (clauses.word(at) == "not" and clauses.word(at + 1) == "to")):
        yield make(clauses, cue, subject, stretch(clauses, at, clauses.content_end(at, cue)), "cue_then_infinitive")


def cue_then_noun_phrase(clauses: Clauses, cue: Cue) -> Iterator[Attribution]:
    """What follows the cue is the content: [The envoy]{source} [welcomed]{cue} [the release of the sailors]{content}."""
    if not ("object" in cue.takes or "as" in cue.takes or cue.leads not in ("", "to-infinitive", "that", "end")) or cue.passive:
        return
    at = after_adverbials(clauses, cue.last) if not cue.leads else cue.last
    named = clauses.lower[at : clauses.last_token()]
    if "as" in cue.takes and "object" not in cue.takes and ("as" not in named if cue.thought else len(named) < 3):
        return
    if clauses.word(at) in (".", ",", "", ";", ":", "and", "by", "that", "“”") and not (
        clauses.sentence.tokens[at : at + 1] and clauses.sentence.tokens[at].quotation
    ):
        return
    if not cue.leads and clauses.word(at) in LOOSE and len(cue.entry.split()) == 1 and "as" not in cue.takes:
        return
    if cue.objects and not cue.objects & set(clauses.lower[at : at + WORDS_TO_OBJECT]):
        return
    subject = clauses.subject_of(cue)
    addressed = clauses.starting_at(at) if cue.leads == "to-addressee" or cue.entry.endswith(" to") else None
    start = at if addressed is None else after_addressee(clauses, addressed, at)
    content = stretch(clauses, start, clauses.content_end(start, cue))
    if subject and content:
        yield make(clauses, cue, subject, content, "cue_then_noun_phrase", addressed)


def after_addressee(clauses: Clauses, addressed: Reference, at: int) -> int:
    """Where the content starts behind the party it is said to: gratitude to the hosts for [their welcome]; else the party itself."""
    behind = addressed.mention.last
    if clauses.word(behind) in ("for", "on", "over"):
        return behind + 1
    return behind if clauses.word(behind) == "to" else at


def cue_then_clause(clauses: Clauses, cue: Cue) -> Iterator[Attribution]:
    """A clause without "that": [The envoy]{source} [said]{cue} [the road was closed]{content}."""
    if "clause" not in cue.takes or cue.passive:
        return
    at = after_medium(clauses, after_adverbials(clauses, cue.last))
    subject = clauses.subject_of(cue) or (clauses.plain_subject(cue.first) if cue.form in ("past", "third") else None)
    end = clauses.content_end(at, cue)
    follows = clauses.word(at)
    content = stretch(clauses, at, end)
    if (
        subject
        and content
        and is_clause(clauses, content[0])
        and follows
        not in (",", ".", ":", "and", "in", "at", "to", "of", "by", "about", "during", "after", "on", "from", "with", "for")
    ):
        yield make(clauses, cue, subject, content, "cue_then_clause")


def nominal_cue_then_end(clauses: Clauses, cue: Cue) -> Iterator[Attribution]:
    """A nominal cue with "that" or with nothing behind it: [She]{source} [voiced her hope]{cue} that [it would last]{content}."""
    if not cue.leads or cue.passive or (subject := clauses.subject_of(cue)) is None:
        return
    that = that_after(clauses, cue.last, 4)
    if that is not None:
        yield make(clauses, cue, subject, stretch(clauses, that + 1, clauses.content_end(that + 1, cue)), "nominal_cue_then_end")


def impersonal_passive(clauses: Clauses, cue: Cue) -> Iterator[Attribution]:
    """[It was agreed]{cue} that [the commission would meet]{content}. Nobody is named: the speaker is settled by the encounter."""
    if not (cue.passive or cue.entry.startswith("be ")) or clauses.word(cue.first - 1) != "it":
        return
    that = that_after(clauses, cue.last)
    start = that + 1 if that is not None else cue.last
    if that is not None or clauses.word(cue.last) == "to":
        yield make(clauses, cue, None, stretch(clauses, start, clauses.content_end(start, cue)), "impersonal_passive")


def passive_with_agent(clauses: Clauses, cue: Cue) -> Iterator[Attribution]:
    """[The offer]{content} [was welcomed by]{cue} [the envoy]{source}."""
    if not cue.passive or clauses.word(cue.last) != "by" or (subject := clauses.subject_after(cue.last + 1)) is None:
        return
    if "object" in cue.takes and cue.first > 0:
        start = clauses.clause_start(cue.first)
        content = stretch(clauses, start, cue.first)
        if content:
            yield make(clauses, cue, subject, content, "passive_with_agent")


def passive_of_the_parties(clauses: Clauses, cue: Cue) -> Iterator[Attribution]:
    """A readout's passive without a speaker: [The inadmissibility of interference]{content} [was underlined]{cue}."""
    if (
        not cue.passive
        or cue.acts[:1] not in (("stress",), ("reaffirm",), ("praise",), ("concern",), ("condemn",))
        or not clauses.carried
    ):
        return
    behind = clauses.word(cue.last)
    subject = clauses.ending_at(cue.first)
    if (
        behind not in (".", ",", "and", ";", "")
        or clauses.word(cue.first - 1) == "it"
        or (subject and subject.category == "person")
    ):
        return
    start = clauses.clause_start(cue.first)
    content = stretch(clauses, start, cue.first)
    if content and cue.first - start > 2:
        yield make(clauses, cue, None, content, "impersonal_passive")


RULES: tuple[Rule, ...] = (
    impersonal_passive,
    clause_then_cue,
    cue_then_quotation,
    cue_then_question,
    cue_then_that_clause,
    nominal_cue_then_end,
    cue_then_addressee,
    cue_then_infinitive,
    cue_then_noun_phrase,
    cue_then_clause,
    passive_with_agent,
    passive_of_the_parties,
)


def settle(proposals: Iterable[Attribution]) -> list[Attribution]:
    """One attribution for each cue: the proposal of the first rule; those without content are left out."""
    kept: dict[tuple[int, int], Attribution] = {}
    for proposal in proposals:
        if proposal.content and proposal.cue is not None:
            kept.setdefault((proposal.cue.start, proposal.cue.end), proposal)
    return sorted(kept.values(), key=lambda attribution: min(span.start for span in attribution.content))


def find_attributions(clauses: Clauses, book: CueBook) -> list[Attribution]:
    """The attributions of one sentence, in order of their content."""
    proposals = [proposal for cue in clauses.cues for rule in RULES for proposal in rule(clauses, cue)]
    proposals.extend(according_to(clauses))
    proposals.extend(nominal_attributions(clauses, book.nouns))
    proposals.extend(voiced_passively(clauses, book.nouns))
    proposals.extend(in_the_view_of(clauses))
    found = settle(proposal for proposal in proposals if not supposed(clauses, proposal))
    return found + [tail for attribution in found for tail in interrupted(clauses, attribution)]


def supposed(clauses: Clauses, attribution: Attribution) -> bool:
    """True if the saying is only supposed, or part of a name for a thing: [if] the minister says yes; [what] he called a crime."""
    place = attribution.source or attribution.cue
    at = next((k for k, token in enumerate(clauses.sentence.tokens) if place is not None and token.start >= place.start), 0)
    return clauses.word(at - 1) in ("if", "unless", "what") and at > 0


def according_to(clauses: Clauses) -> Iterator[Attribution]:
    """Attributions made by a preposition rather than a verb.

        [According to]{cue} [the ministry]{source}, [talks will resume]{content}.
        [Talks will resume]{content}, [according to]{cue} [the ministry]{source}.

    Skips `according to plan`: the object must be an actor.
    """
    for at, word in enumerate(clauses.lower):
        if word != "according" or clauses.word(at + 1) != "to":
            continue
        subject = clauses.subject_after(at + 2)
        if subject is None:
            continue
        cue = Cue(at, at, at + 2, "preposition", "according to", ("assert",), frozenset(), False, False, False)
        comma = next((k for k in range(subject.last, len(clauses.sentence.tokens)) if clauses.word(k) == ","), None)
        content = (
            stretch(clauses, comma + 1, clauses.last_token())
            if at <= 1 and comma is not None
            else content_before(clauses, at, cue)
        )
        if at > 1 and clauses.word(subject.last) == "," and content and not is_clause(clauses, content[0]):
            content = [*content, *right_part(clauses, cue, subject.last)]
        yield make(clauses, cue, subject, content, "according_to")


def goes_on(clauses: Clauses, at: int, attribution: Attribution) -> bool:
    """True if what stands behind the cue is still the speaker's: another quotation, or words of a clause, no remark about him."""
    word = clauses.word(at)
    if clauses.sentence.tokens[at].quotation is not None:
        return True
    quoted = any(
        q is not None and attribution.content[0] in q.words for q in (token.quotation for token in clauses.sentence.tokens)
    )
    remark = word in REMARKS or word.endswith("ing") or word[:1].isdigit()
    return not quoted and not remark


def nominal_attributions(
    clauses: Clauses, nouns: Mapping[str, Sequence[tuple[tuple[str, ...], NominalCue]]]
) -> Iterator[Attribution]:
    """Attributions made by a noun with its owner: [Kyiv's]{source} [promise]{cue} [to talk]{content}, the [call]{cue} by [the Council]{source}."""
    for at in range(1, len(clauses.sentence.tokens) - 2):
        for form, noun in nouns.get(clauses.word(at), ()):
            end = at + len(form)
            if tuple(clauses.lower[at:end]) == form and (found := owned_noun(clauses, at, end, noun)):
                yield found
                break


def owned_noun(clauses: Clauses, at: int, end: int, noun: NominalCue) -> Attribution | None:
    """The attribution of one noun that has an owner before or behind it and leads to "that" or an infinitive."""
    owner, last = owner_of(clauses, at, end)
    word = clauses.word(last)
    leads = (word == "to" and "to-infinitive" in noun.takes) or (word == "that" and "that" in noun.takes)
    if owner is None or not leads or any(cue.first <= at < cue.last for cue in clauses.cues):
        return None
    cue = Cue(at, at, end, "noun", noun.noun, noun.acts, noun.takes, False, False, False)
    start = last if word == "to" else last + 1
    subject = Subject(owner.mention.first, owner.mention.last, (owner,))
    content = stretch(
        clauses,
        start,
        predicate_start(clauses, start, clauses.content_end(start, cue)) if word == "to" else clauses.content_end(start, cue),
    )
    return make(clauses, cue, subject, content, "owned_noun") if content else None


def predicate_start(clauses: Clauses, start: int, end: int) -> int:
    """Where the predicate begins of which the noun is the subject: the promise to open the gates [has not been kept]."""
    for at in range(start + 2, end):
        if clauses.word(at) in PREDICATES and clauses.word(at - 1) not in clauses.grammar.subordinators | {
            "what",
            "how",
            "it",
            "they",
            "he",
            "she",
        }:
            return at
    return end


def owner_of(clauses: Clauses, at: int, end: int) -> tuple[Reference | None, int]:
    """Whose promise or decision it is, and the token behind noun and owner."""
    first = at
    while first > 0 and at - first < 3 and clauses.word(first - 1) not in clauses.grammar.function_words | {"'s", "’s", "'", "’"}:
        first -= 1
    if clauses.possessive(first - 1) and (owner := clauses.ending_at(first - 1)) is not None:
        return owner, end
    if clauses.word(end) in ("of", "by", "from") and (owner := clauses.starting_at(end + 1)) is not None:
        return owner, owner.mention.last
    return None, end


def voiced_passively(
    clauses: Clauses, nouns: Mapping[str, Sequence[tuple[tuple[str, ...], NominalCue]]]
) -> Iterator[Attribution]:
    """Nominal cues without a speaker: [Readiness was expressed]{cue} [to continue the dialogue]{content}; satisfaction was voiced with ..."""
    for at in range(len(clauses.sentence.tokens) - 3):
        noun = next((noun for form, noun in nouns.get(clauses.word(at), ()) if len(form) == 1), None)
        if noun is None or clauses.word(at + 1) not in ("was", "were", "is", "are") or clauses.word(at + 2) not in VOICED:
            continue
        start = at
        while start and clauses.word(start - 1) not in (",", "and", ";") and at - start < 3:
            start -= 1
        word = clauses.word(at + 3)
        first = at + 3 if word == "to" else at + 4
        if word == "to" or word in noun.takes:
            cue = Cue(start, at, at + 3, "past", noun.noun, noun.acts, noun.takes, False, True, False)
            yield make(clauses, cue, None, stretch(clauses, first, clauses.content_end(first, cue)), "impersonal_passive")


def in_the_view_of(clauses: Clauses) -> Iterator[Attribution]:
    """[In her view]{cue}, [the sanctions have failed]{content} · [As the minister said]{cue}, [peace is near]{content}."""
    words = clauses.lower
    comma = next((at for at in range(2, min(14, len(words))) if words[at] == ","), None)
    if comma is None or comma + 3 > clauses.last_token():
        return
    subject = None
    if words[0] == "as" and (cue := next((c for c in clauses.cues if c.last <= comma and "clause" in c.takes), None)) is not None:
        subject = clauses.subject_before(cue.first)
        if subject is not None and subject.references[0].category == "author":
            return
    elif words[0] == "in" and words[1:4] == ["the", "view", "of"]:
        cue = Cue(0, 0, 4, "preposition", "in the view of", ("assert",), frozenset(), False, False, False)
        subject = clauses.subject_after(4)
    elif words[0] == "in" and words[comma - 1] in ("view", "opinion", "words", "eyes"):
        cue = Cue(0, 0, comma, "preposition", "in the view of", ("assert",), frozenset(), False, False, False)
        owner = clauses.ending_at(comma - 2) or (clauses.carried_person() if words[1] in ("his", "her") else None)
        subject = (
            Subject(owner.mention.first, owner.mention.last, (owner,))
            if owner is not None and owner.mention.sentence == clauses.number
            else None
        )
        if subject is None and owner is not None:
            subject = Subject(0, 0, (owner,))
    else:
        return
    if subject is not None:
        yield make(clauses, cue, subject, stretch(clauses, comma + 1, clauses.content_end(comma + 1, cue)), "in_the_view_of")


def interrupted(clauses: Clauses, attribution: Attribution) -> Iterator[Attribution]:
    """What goes on behind the cue that stands in mid-sentence: a second attribution without cue, of the same speaker.

    “[We will act]{content},” [she]{source} [said]{cue}, “[and soon]{content:2}.”
    """
    if attribution.rule not in ("clause_then_cue", "clause_around_cue") or attribution.cue is None or attribution.source is None:
        return
    tokens = clauses.sentence.tokens
    done = max(attribution.cue.end, attribution.source.end, attribution.content[-1].end)
    behind = next(
        (at for at, token in enumerate(tokens) if token.start >= done and token.word in (",", ";", "—", "–", ":")), None
    )
    if behind is None or behind + 1 >= clauses.last_token() or any(cue.first == behind + 1 for cue in clauses.cues):
        return
    end = next(
        (
            cue.first
            for cue in clauses.cues
            if cue.first > behind + 1
            and (s := clauses.subject_before(cue.first))
            and s.first > behind + 1
            and clauses.word(s.first - 1) in ("while", "but")
        ),
        clauses.last_token(),
    )
    content = stretch(clauses, behind + 1, clauses.without_joint(end, behind + 1))
    if content and goes_on(clauses, behind + 1, attribution):
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
