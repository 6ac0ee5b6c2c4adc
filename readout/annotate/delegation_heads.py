"""Heads of delegations and envoys whose names stand behind what tells where, or for what, they were sent."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from readout.annotate.mention_places import Place
from readout.annotate.mentions import Mention
from readout.annotate.tokens import Sentence
from readout.lexicon.grammar import Grammar
from readout.span import Span

# From the head to the comma before the name.
REACH_OF_COMMA = 11
# Titles of those who are sent, and the words that lead to what for.
SENT = frozenset({"envoy", "representative"})
TASK_LEADS = frozenset({"of", "for", "on", "to"})


def heads_joined(mentions: Sequence[Mention], sentences: Sequence[Sentence], grammar: Grammar) -> list[Mention]:
    """The mentions of a report, the head of a delegation, or an envoy, and the name behind as one.

    [the head of the government delegation to the Lorneval talks, Ana Lund], said
    [the Special Envoy of the Union Chair on Ardelia, Ana Lund], said
    """
    heads = {mention.sentence for mention in mentions if is_head(grammar, mention) or is_envoy(mention)}
    found: list[Mention] = []
    for number, told in groupby(mentions, key=lambda mention: mention.sentence):
        row = list(told)
        found += with_names_of_heads(Place(sentences[number], grammar), row) if number in heads else row
    return found


def with_names_of_heads(place: Place, row: Sequence[Mention]) -> list[Mention]:
    """The mentions of a sentence, the head of a delegation, or an envoy, and the name behind as one."""
    found: list[Mention] = []
    rest = list(row)
    while rest:
        one = rest.pop(0)
        name = name_behind(place, one, rest)
        if name is None:
            found.append(no_leader_of_a_land(place, one))
            continue
        found.append(joined_to(place, one, name))
        rest = rest[rest.index(name) + 1 :]
    return found


def name_behind(place: Place, head: Mention, rest: Sequence[Mention]) -> Mention | None:
    """The name between commas behind the head of a delegation or an envoy, or, with its style, right behind an envoy."""
    envoy = is_envoy(head)
    styled = next((mention for mention in rest if mention.kind == "name" and mention.honorific), None) if envoy else None
    if styled is not None and styled.title is None and has_a_task(place, head, styled.first):
        return styled
    if not ((envoy or is_head(place.grammar, head)) and place.is_determined(head)):
        return None
    words = place.words(0, len(place.sentence.tokens))
    comma = next((at for at in range(head.last, min(head.last + REACH_OF_COMMA, len(words))) if words[at] == ","), None)
    if comma is None or not (has_a_task(place, head, comma) if envoy else leads_a_delegation(place, head, comma)):
        return None
    named = next((mention for mention in rest if mention.first == comma + 1), None)
    bare = named is not None and named.kind == "name" and " " in named.words and named.title is None and not named.owner
    return named if bare and named is not None and words[named.last : named.last + 1] in ([","], ["."]) else None


def is_head(grammar: Grammar, mention: Mention) -> bool:
    """True of one head, leader or chief, with a title or without."""
    if mention.kind not in ("title", "nominal") or mention.plural:
        return False
    leader = mention.title is not None and mention.post.lower().split()[:1] == ["leader"]
    return leader if mention.kind == "title" else mention.noun in grammar.actors.heads_of_missions


def is_envoy(mention: Mention) -> bool:
    """True of one who is sent: the Special Envoy, the High Representative."""
    return mention.kind == "title" and not mention.plural and mention.title is not None and mention.title.role in SENT


def has_a_task(place: Place, envoy: Mention, end: int) -> bool:
    """True if nothing stands behind up to a token but whose envoy it is and what for: of the Union Chair on Ardelia."""
    told = place.sentence.tokens[envoy.last : end]
    plain = all(token.word[0].isupper() or token.lower in TASK_LEADS | {"the", "and"} for token in told)
    return plain and any(token.lower in TASK_LEADS for token in told)


def leads_a_delegation(place: Place, head: Mention, comma: int) -> bool:
    """True if the words from the head to the comma name a delegation, and tell of nothing that is done."""
    grammar, told = place.grammar, place.words(head.first, comma)
    acts = grammar.auxiliaries | grammar.past_forms | grammar.speech_verbs
    return not grammar.actors.led.isdisjoint(told) and acts.isdisjoint(told) and "of" in told


def no_leader_of_a_land(place: Place, mention: Mention) -> Mention:
    """The mention, but [the leader of the Ardelian delegation] does not govern Ardelia."""
    if mention.kind != "title" or not is_head(place.grammar, mention) or not leads_a_delegation(place, mention, mention.last):
        return mention
    return replace(mention, kind="nominal", title=None, noun="leader", human=True)


def joined_to(place: Place, head: Mention, name: Mention) -> Mention:
    """The name with all that stands before it."""
    start = head.first + place.is_determined(head)
    kept = ("first", "owner", "owners", "governed", "comma", "opens", "beside", "heading")
    told: dict[str, Any] = {key: getattr(head, key) for key in kept} | ({"title": head.title} if is_envoy(head) else {})
    end = name.first - (place.words(name.first - 1, name.first) == [","])
    return replace(name, **told, post=place.sentence.words(start, end), span=Span(head.span.start, name.span.end), apposed=True)
