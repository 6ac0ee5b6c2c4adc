from readout.annotate.attribution_rules import RULES, SENTENCE_RULES
from readout.annotate.attributions import Attribution, manner_of, settle
from readout.annotate.quotations import find_quotations
from readout.span import Span


def proposal(*content: Span, rule: str = "cue_then_clause", cue: Span | None = None) -> Attribution:
    return Attribution(None, (), cue or Span(0, 4), content, rule, sentence=0)


def test_the_first_proposal_for_a_cue_stands() -> None:
    first, second = proposal(Span(5, 9), rule="first"), proposal(Span(5, 12), rule="second")
    assert settle([first, second]) == [first]


def test_a_proposal_without_content_gives_way() -> None:
    second = proposal(Span(5, 12), rule="second")
    assert settle([proposal(rule="first"), second]) == [second]


def test_attributions_come_in_order_of_their_content() -> None:
    behind, before = proposal(Span(30, 40)), proposal(Span(5, 9), cue=Span(10, 14))
    assert settle([behind, before]) == [before, behind]


def test_no_rule_stands_twice() -> None:
    names = [rule.__name__ for rule in (*RULES, *SENTENCE_RULES)]
    assert len(names) == len(set(names))


def test_manner_follows_the_quotation_marks() -> None:
    text = "She said the road was “closed for repairs until the spring” again."
    quotations = find_quotations(text)
    quoted = quotations[0].inner[0]
    assert manner_of(proposal(quoted), quotations) == "direct"
    assert manner_of(proposal(Span(9, len(text))), quotations) == "mixed"
    assert manner_of(proposal(Span(9, 13)), quotations) == "indirect"
    assert manner_of(proposal(Span(9, 13), rule="block_introduced"), quotations) == "direct"
