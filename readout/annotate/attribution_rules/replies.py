"""Words that a noun of speaking takes up: Twice, came the reply · “A small door,” is how she describes it."""

from collections.abc import Iterator

from readout.annotate.attribution_rules.boundaries import quoted_at, stretch
from readout.annotate.attribution_rules.content_then_cue import content_before
from readout.annotate.attributions import Attribution, attribute
from readout.annotate.clauses import Clauses
from readout.annotate.cues import Cue, CueBook
from readout.annotate.tokens import QUOTED

# Rules whose words belong to whoever answers, and to whoever had the floor before.
ANSWER, REFRAIN = "reply_comes", "refrain_goes"


def reply_comes(clauses: Clauses, book: CueBook) -> Iterator[Attribution]:
    """Words, and behind a comma a verb of motion with a noun of speaking; who spoke is told by those who spoke before.

    [Twice, in February and in July]{content}, [came the reply]{cue}.
    [Water is our own affair]{content}, [goes the refrain]{cue}.
    """
    speech = clauses.grammar.speech
    if speech.coming.isdisjoint(clauses.lower):
        return
    last = clauses.last_token()
    at, noun = last - 3, clauses.word(last - 1)
    framed = at > 1 and clauses.word(at) in speech.coming and clauses.word(at + 1) == "the"
    if framed and clauses.word(at - 1) in (",", "“”") and (noun in speech.answers or noun in speech.refrains):
        cue = Cue(first=at, head=at, last=last, form="past", entry="", acts=("assert",))
        rule = ANSWER if noun in speech.answers else REFRAIN
        yield attribute(clauses, cue, None, content_before(clauses, at), rule)


def quotation_is(clauses: Clauses, book: CueBook) -> Iterator[Attribution]:
    """A quotation, and behind it how it came to be said.

    “[A small door]{content},” is how [the envoy]{source} [describes]{cue} the swap.
    “[We talked]{content},” was all [Mr Lund]{source} [would say]{cue} on the way out.
    """
    words = clauses.lower
    if QUOTED not in words:
        return
    at = next(
        (at for at in range(1, len(words) - 3) if words[at] in ("is", "was") and words[at + 1] in ("how", "what", "all")), 0
    )
    quotation = at - 1 if at and quoted_at(clauses, at - 1) else None
    subject = (clauses.subject_after(at + 2) or clauses.subject_after(at + 1)) if quotation is not None else None
    if quotation is None or subject is None or subject.last >= clauses.last_token():
        return
    cue = next((cue for cue in clauses.cues if cue.first >= subject.last), None)
    if cue is not None:
        yield attribute(clauses, cue, subject, stretch(clauses, quotation, quotation + 1), "quotation_is")
