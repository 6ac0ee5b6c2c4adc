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
        """The name label of each word."""
        ...

    def cues(self, words: Tensor) -> Tensor:
        """The cue label of each word."""
        ...

    def roles(self, words: Tensor, window: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """For each cue the role label of each word of its window."""
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
        """The name label of each word."""
        labels: Tensor = self._model.name(words).argmax(-1)
        return labels

    def cues(self, words: Tensor) -> Tensor:
        """The cue label of each word."""
        labels: Tensor = self._model.cue(words).argmax(-1)
        return labels

    def roles(self, words: Tensor, window: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """For each cue the role label of each word of its window."""
        labels: Tensor = self._model.roles(words, window, first, last).argmax(-1)
        return labels


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
        """The name label of each word."""
        return torch.from_numpy(np.argmax(self._ask("heads", words=words)[1], -1))

    def cues(self, words: Tensor) -> Tensor:
        """The cue label of each word."""
        return torch.from_numpy(np.argmax(self._ask("heads", words=words)[0], -1))

    def roles(self, words: Tensor, window: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """For each cue the role label of each word of its window."""
        return torch.from_numpy(np.argmax(self._ask("roles", words=words, window=window, first=first, last=last)[0], -1))
