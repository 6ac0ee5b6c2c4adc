"""The card of the weights: what they were trained on, under which terms, and how well they do."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from training.train import Figures, Plan

# What each set gave, and the terms it stands under: `open`, or `train only` where the texts may not be passed on.
DATA = (
    ("PolNeAR, train part", "sources, cues, contents; names by machine", "train only: news texts, no licence stated"),
    ("Universal Dependencies, English Web Treebank, train part", "part of speech, heads, relations", "open: CC BY-SA 4.0"),
    ("GUM, train part", "part of speech, heads, relations, names", "open: Creative Commons, by document"),
    ("CrossNER politics, train part", "names, many exchanged for others that readout knows", "open: MIT, texts CC BY-SA"),
    ("Universal NER, English Web Treebank, dev part", "names, to their head alone", "open: CC BY-SA 4.0"),
)
HEAD = """# The card of the weights

Part of readout. One small encoder with four heads reads English reports: part of speech and syntax, names and times,
and attributions, each a cue with its source and its content. `docs/decisions/` tells why it stands beside the rules.

| what | |
|---|---|
| encoder | MiniLM-L6-H384 in {layers} layers (22 million parameters), started from all-MiniLM-L6-v2 (Apache-2.0) |
| made on | {date}, by `./dev train`, seed {seed}: {second} rounds of each second reader, {rounds} of all, {names} of names |
| numbers | int8, half of its range; the small graphs in float |
| digest | `{digest}` |

The graphs of syntax and of names are measured below but do not ship: no rule asks them yet.

**Intended use.** Proposing attributions in press reports and official texts in English, beside rules, where every proposal points
to words of the text and can be checked. **Not for** judging persons, for other languages, or for anything where a wrong speaker
does harm unseen.

**Limits.** The attributions were learnt from US political news of 2015 and 2016: what diplomats do by saying it (thank, welcome,
condemn) is seldom marked there, so the model is unsure of it and the rules decide. Beyond its 500th piece a sentence is
not read. It knows case by the shape of words alone, and no other alphabet.

## Data and its terms

The weights rest in part on texts that may be used for training but not passed on; none of these texts ships.

| set | what it taught | terms |
|---|---|---|
"""


def card(weights: Path, plan: Plan, seed: int, date: str, floating: Figures, whole: Figures, differing: tuple[int, int]) -> str:
    """The card as Markdown: `floating` are the figures as trained, `whole` those of the weights that ship.

    `differing` is how many cases come out otherwise in float, and how many there are.
    """
    rows = "".join(f"| {name} | {taught} | {terms} |\n" for name, taught, terms in DATA)
    head = HEAD.format(
        layers=plan.layers, rounds=plan.rounds, names=plan.names, second=plan.second, seed=seed, date=date, digest=digest(weights)
    )
    told = "\nOf the {1} cases of the program {0} come out otherwise with the weights in float.\n".format(*differing)
    return head + rows + figures_table(floating, whole) + told


def figures_table(floating: Mapping[str, Mapping[str, float]], whole: Mapping[str, Mapping[str, float]]) -> str:
    """Every figure of every dev part in float and in int8, and what int8 costs."""
    lines = [
        "\n## Figures\n\nOn the dev parts, by the word, in points of a hundred; `./dev score` gives those of the program.\n",
        "| set | figure | float | int8 | cost |\n|---|---|---|---|---|",
    ]
    for name, figures in whole.items():
        for key, value in figures.items():
            before = floating[name][key]
            lines.append(f"| {name} | {key} | {before:.1f} | {value:.1f} | {before - value:+.1f} |")
    return "\n".join(lines) + "\n"


def digest(weights: Path) -> str:
    """The SHA-256 of all graphs and the vocabulary, in the order of their names."""
    whole = hashlib.sha256()
    for path in sorted(weights.glob("*")):
        if path.suffix in (".onnx", ".txt"):
            whole.update(path.read_bytes())
    return whole.hexdigest()
