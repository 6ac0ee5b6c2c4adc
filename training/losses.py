"""What a batch costs: the sum of the losses of the heads that its set labels."""

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import IGNORED, Batch
from training.model import NAME_LABELS, Model

# Labels given by a machine count for so much.
SILVER_WEIGHT = 0.5
# A head's share grows with what readout asks of it; cue and roles are rare among the words.
WEIGHTS = {"tags": 1.0, "heads": 1.0, "relations": 1.0, "names": 2.0, "cues": 2.0, "roles": 3.0}


def losses(model: Model, batch: Batch) -> dict[str, Tensor]:
    """The loss of each head that the batch has labels for, weighted."""
    words = model.words(batch.pieces, batch.shapes, batch.first, batch.mask)
    labels, found = batch.labels, {}
    if "heads" in labels:
        found["tags"] = _mean(model.parser.tag(words), labels["tags"])
        found["heads"] = _mean(model.parser.arcs(words, batch.allowed), labels["heads"])
        found["relations"] = _mean(model.parser.relations(words, labels["heads"].clamp(min=0)), labels["relations"])
    if "names" in labels and len(labels["name_types"]):
        weight = SILVER_WEIGHT if batch.silver else 1.0
        found["names"] = weight * _names(model.name(words), labels["names"], labels["name_types"])
    if "cues" in labels:
        found["cues"] = _mean(model.cue(words), labels["cues"])
        rows = labels["rows"]
        if len(rows):
            found["roles"] = _mean(model.roles(words, rows[:, 0], rows[:, 1], rows[:, 2]), labels["roles"])
    return {name: WEIGHTS[name] * loss for name, loss in found.items()}


def _mean(scores: Tensor, labels: Tensor) -> Tensor:
    return functional.cross_entropy(scores.float().flatten(0, -2), labels.flatten(), ignore_index=IGNORED)


def _names(scores: Tensor, labels: Tensor, known: Tensor) -> Tensor:
    """The loss of names where a set labels only some types: a word outside them may be in a name of any other type."""
    every = scores.float().log_softmax(-1)
    labelled = torch.zeros(NAME_LABELS, dtype=torch.bool, device=scores.device)
    labelled[1 + 2 * known] = labelled[2 + 2 * known] = True
    outside = every[..., ~labelled].logsumexp(-1)
    right = torch.where(labels > 0, every.gather(-1, labels.clamp(min=0).unsqueeze(-1)).squeeze(-1), outside)
    return -right[labels != IGNORED].mean()
