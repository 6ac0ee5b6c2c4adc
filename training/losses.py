"""What a batch costs: the sum of the losses of the heads that its set labels."""

import torch
from torch import Tensor
from torch.nn import functional

from readout.annotate.labelling import stretches_of
from training.batches import IGNORED, Batch
from training.model import NAME_LABELS, Model

# Labels given by a machine count for so much.
SILVER_WEIGHT = 0.5
# A head's share grows with what readout asks of it; cue and roles are rare among the words.
WEIGHTS = {"tags": 1.0, "heads": 1.0, "relations": 1.0, "names": 2.0, "cues": 2.0, "roles": 3.0, "judged": 0.5}
# How much the second reader's opinion of a cue counts beside the annotator's: people disagree on one cue in five.
SECOND_READER = 0.4
# Words that the model takes for cues with so much probability, and the annotator does not, are judged too.
DOUBTFUL = 0.1


def losses(model: Model, batch: Batch) -> dict[str, Tensor]:
    """The loss of each head that the batch has labels for, weighted."""
    words = model.words(batch.pieces, batch.shapes, batch.first, batch.mask)
    labels, found = batch.labels, {}
    if "heads" in labels:
        found["tags"] = _mean(model.parser.tag(words), labels["tags"])
        found["heads"] = _mean(model.parser.arcs(words, batch.allowed), labels["heads"])
        found["relations"] = _mean(model.parser.relations(words, labels["heads"].clamp(min=0)), labels["relations"])
    if "names" in labels:
        weight = SILVER_WEIGHT if batch.silver else 1.0
        found["names"] = weight * _names(model.names(words), labels["names"], labels["name_types"])
    if "cues" in labels:
        found |= _attributions(model, batch, words)
    return {name: WEIGHTS[name] * loss for name, loss in found.items()}


def _attributions(model: Model, batch: Batch, words: Tensor) -> dict[str, Tensor]:
    labels, scores = batch.labels, model.cue(words)
    found = {"cues": _cues(scores, labels["cues"], labels.get("guesses"))}
    right = labels["rows"]
    rows = torch.cat([right, doubtful(scores, labels["cues"])])
    if len(rows):
        roles, judged = model.roles(words, batch.present, *rows.T)
        if len(right):
            found["roles"] = _mean(roles[: len(right)], labels["roles"])
        wanted = (torch.arange(len(rows), device=rows.device) < len(right)).float()
        if "guesses" in labels:
            window, first, last = rows.T
            outside = (labels["guesses"][window, first, 0] + labels["guesses"][window, last, 0]) / 2
            wanted = torch.lerp(wanted, 1 - outside, SECOND_READER)
        found["judged"] = functional.binary_cross_entropy_with_logits(judged.float(), wanted)
    return found


def _cues(scores: Tensor, labels: Tensor, guesses: Tensor | None) -> Tensor:
    own = _mean(scores, labels)
    if guesses is None:
        return own
    present = labels != IGNORED
    second = functional.cross_entropy(scores.float()[present], guesses[present])
    return torch.lerp(own, second, SECOND_READER)


@torch.no_grad()
def doubtful(scores: Tensor, labels: Tensor) -> Tensor:
    """What the model may take for cues and the annotator did not: rows of window, first and last word."""
    likely = 1 - scores.float().softmax(-1)[..., 0] > DOUBTFUL
    # Words beside a cue are part of the question where it begins and ends, not whether it is one.
    near = functional.max_pool1d((labels > 0).float(), 3, stride=1, padding=1) > 0
    marked = (likely & ~near & (labels != IGNORED)).tolist()
    rows = [(number, first, last - 1) for number, row in enumerate(marked) for first, last in stretches_of(row)]
    return torch.tensor(rows, dtype=torch.long, device=scores.device).reshape(-1, 3)


def _mean(scores: Tensor, labels: Tensor) -> Tensor:
    return functional.cross_entropy(scores.float().flatten(0, -2), labels.flatten(), ignore_index=IGNORED)


def _names(scores: Tensor, labels: Tensor, known: Tensor) -> Tensor:
    """The loss of names by the word, where a set labels only some types: what is none of them may be a name of any other type."""
    every = scores.float().log_softmax(-1)
    labelled = torch.zeros(NAME_LABELS, dtype=torch.bool, device=scores.device)
    labelled[1 + known] = True
    none = every[..., ~labelled].logsumexp(-1)
    right = torch.where(labels > 0, every.gather(-1, labels.clamp(min=0).unsqueeze(-1)).squeeze(-1), none)
    return -right[labels != IGNORED].sum() / (labels[..., 0] != IGNORED).sum()
