"""What the heads answer, asked of the model in training or of the exported graphs."""

from pathlib import Path
from typing import Any, Protocol

import numpy as np
import onnxruntime
import torch
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

from training.batches import Batch
from training.model import Model


class Answers(Protocol):
    """The labels that the heads give. Words are vectors, (windows, words, hidden); labels are numbers."""

    def words(self, batch: Batch) -> Tensor:
        """The vectors of a batch's words."""
        ...

    def parsed(self, words: Tensor, allowed: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Tag, head and relation of each word."""
        ...

    def names(self, words: Tensor) -> Tensor:
        """The probability of each type of name for each stretch of words."""
        ...

    def cues(self, words: Tensor) -> Tensor:
        """The probability of each cue label for each word."""
        ...

    def roles(self, words: Tensor, present: Tensor, rows: Tensor) -> tuple[Tensor, Tensor]:
        """For each cue, a row of window, first and last word, the role label of each word, and how likely it is one."""
        ...


class Trained:
    """The answers of the model as PyTorch holds it."""

    def __init__(self, model: Model) -> None:
        self._model = model

    def words(self, batch: Batch) -> Tensor:
        """The vectors of a batch's words."""
        return self._model.words(batch.pieces, batch.shapes, batch.first, batch.mask)

    def parsed(self, words: Tensor, allowed: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Tag, head and relation of each word."""
        parser = self._model.parser
        heads = parser.arcs(words, allowed).argmax(-1)
        return parser.tag(words).argmax(-1), heads, parser.relations(words, heads).argmax(-1)

    def names(self, words: Tensor) -> Tensor:
        """The probability of each type of name for each stretch of words."""
        scores: Tensor = self._model.names(words)
        return scores.softmax(-1)

    def cues(self, words: Tensor) -> Tensor:
        """The probability of each cue label for each word."""
        scores: Tensor = self._model.cue(words)
        return scores.softmax(-1)

    def roles(self, words: Tensor, present: Tensor, rows: Tensor) -> tuple[Tensor, Tensor]:
        """For each cue, a row of window, first and last word, the role label of each word, and how likely it is one."""
        roles, judged = self._model.roles(words, present, *rows.T)
        return roles.argmax(-1), judged.sigmoid()


class Exported:
    """The answers of the graphs in a folder, one window at a time as readout asks them."""

    def __init__(self, folder: Path) -> None:
        self._graphs = {path.stem: onnxruntime.InferenceSession(path) for path in folder.glob("*.onnx")}

    def _ask(self, graph: str, **inputs: Tensor) -> list[Any]:
        answers: list[Any] = self._graphs[graph].run(None, {name: tensor.numpy() for name, tensor in inputs.items()})
        return answers

    def words(self, batch: Batch) -> Tensor:
        """The vectors of a batch's words."""
        vectors = []
        for number in range(len(batch.pieces)):
            length = int(batch.mask[number].sum())
            wide = 1 + int(batch.present[number].sum())
            asked = {"pieces": batch.pieces, "shapes": batch.shapes}
            one = {name: tensor[number : number + 1, :length] for name, tensor in asked.items()}
            first = batch.first[number : number + 1, :wide]
            vectors.append(torch.from_numpy(self._ask("encoder", **one, first=first, length=torch.tensor([length]))[0][0]))
        return pad_sequence(vectors, batch_first=True)

    def parsed(self, words: Tensor, allowed: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Tag, head and relation of each word."""
        tags, heads, relations = (torch.from_numpy(labels) for labels in self._ask("parser", words=words, allowed=allowed))
        return tags, heads, relations

    def names(self, words: Tensor) -> Tensor:
        """The probability of each type of name for each stretch of words."""
        return torch.from_numpy(self._ask("names", words=words)[0])

    def cues(self, words: Tensor) -> Tensor:
        """The probability of each cue label for each word."""
        return torch.from_numpy(self._ask("cues", words=words)[0])

    def roles(self, words: Tensor, present: Tensor, rows: Tensor) -> tuple[Tensor, Tensor]:
        """For each cue, a row of window, first and last word, the role label of each word, and how likely it is one."""
        labels = torch.zeros(len(rows), words.shape[1], dtype=torch.long)
        judged = torch.zeros(len(rows))
        for number in rows[:, 0].unique():
            chosen = rows[:, 0] == number
            wide = 1 + int(present[number].sum())
            own = {"words": words[number : number + 1, :wide], "first": rows[chosen, 1], "last": rows[chosen, 2]}
            roles, likely = self._ask("roles", **own)
            labels[chosen, :wide] = torch.from_numpy(np.argmax(roles, -1))
            judged[chosen] = torch.from_numpy(likely)
        return labels, judged
