"""Phrases of the lexicon as patterns."""

import re


def phrase_pattern(phrase: str) -> str:
    """A word or phrase as a pattern; `*` stands for any ending: "peacekeep*", "air strikes"."""
    return re.escape(phrase).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
