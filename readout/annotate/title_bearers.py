"""What the words of a title would tell wrongly of who bears it: a speaker for a state, the chairman of a state committee."""

from dataclasses import replace

from readout.annotate.mentions import Mention


def with_own_bearer(mention: Mention) -> Mention:
    """The mention, its title put right where its words mislead."""
    return of_its_own_state(no_president_of_a_house(mention))


def no_president_of_a_house(mention: Mention) -> Mention:
    """The mention, but [the speaker for Ardelia] in a debate presides over no parliament."""
    if not is_speaker_for(mention):
        return mention
    return replace(mention, kind="nominal", title=None, noun="speaker", human=True)


def of_its_own_state(mention: Mention) -> Mention:
    """The mention, but the chairman of the [State Border Committee] is no Border's: what he heads is an organ of his state."""
    if mention.title is None or mention.owners:
        return mention
    words = mention.post.split()
    before = words[words.index(mention.owner) - 1].lower() if mention.owner in words else ""
    return replace(mention, owner="") if before in ("state", "national", "federal") else mention


def is_speaker_for(mention: Mention) -> bool:
    """True of the title "speaker" with the one he speaks for behind it."""
    title = mention.title
    return mention.kind == "title" and title is not None and title.key == "speaker" and " for " in mention.post
