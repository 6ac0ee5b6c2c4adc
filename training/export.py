"""From a trained checkpoint to the weights that ship: ONNX graphs, in float or in int8.

Five graphs share one pass of the encoder: `encoder` gives the vectors of words, `cues` the likely cues, `roles` source and
content of each cue, `names` names, `parser` part of speech, head and relation.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.batches import Tagset
from training.model import Model, Size

OPSET = 18
# Convolutions in int8 are slower than in float on the processors tried, and the other graphs weigh little.
IN_INT8 = frozenset({"encoder", "parser"})


class EncoderGraph(nn.Module):
    """Pieces to vectors of words. `length` is the number of pieces of each window."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor, length: Tensor) -> Tensor:
        """The vectors of words."""
        mask = torch.arange(pieces.shape[1]).unsqueeze(0) < length.unsqueeze(1)
        return self.model.words(pieces, shapes, first, mask[:, None, None, :])


class LabelsGraph(nn.Module):
    """Vectors of words to the probabilities of a head's labels."""

    def __init__(self, head: nn.Module) -> None:
        super().__init__()
        self.head = head

    def forward(self, words: Tensor) -> Tensor:
        """The probabilities."""
        scores: Tensor = self.head(words)
        return scores.softmax(-1)


class RolesGraph(nn.Module):
    """Vectors of one window's words, and cues, to the probabilities of each word's role, cue by cue, and of each cue."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.roles = model.roles

    def forward(self, words: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, Tensor]:
        """The probabilities of roles and of cues."""
        present = torch.arange(words.shape[1]).unsqueeze(0) > 0
        roles, judged = self.roles(words, present, torch.zeros_like(first), first, last)
        return roles.softmax(-1), judged.sigmoid()


class ParserGraph(nn.Module):
    """Vectors of words, and which word may hang on which, to the numbers of tags, heads and relations."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.parser = model.parser

    def forward(self, words: Tensor, allowed: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """The three numbers of each word."""
        heads = self.parser.arcs(words, allowed).argmax(-1)
        return self.parser.tag(words).argmax(-1), heads, self.parser.relations(words, heads).argmax(-1)


@dataclass(frozen=True, slots=True)
class Graph:
    """One graph to write: its module, an example of its inputs by name, and the names of what it gives."""

    module: nn.Module
    inputs: dict[str, Tensor]
    outputs: tuple[str, ...]
    axes: dict[str, dict[int, str]]


def graphs(model: Model) -> dict[str, Graph]:
    """The graphs of a model by name."""
    many = {0: "windows", 1: "words"}
    words = torch.randn(3, 7, model.size.hidden)
    pieces = torch.randint(5, 1000, (3, 11))
    first, length = torch.randint(0, 11, (3, 7)), torch.tensor([11, 9, 10])
    cue = torch.tensor([0, 1, 1, 2])
    of_pieces = {0: "windows", 1: "pieces"}
    one = {0: "cues"}
    return {
        "encoder": Graph(
            EncoderGraph(model),
            {"pieces": pieces, "shapes": torch.randint(0, 12, (3, 11)), "first": first, "length": length},
            ("words",),
            {"pieces": of_pieces, "shapes": of_pieces, "first": many, "length": {0: "windows"}, "words": many},
        ),
        "cues": Graph(LabelsGraph(model.cue), {"words": words}, ("cues",), {"words": many, "cues": many}),
        "names": Graph(LabelsGraph(model.names), {"words": words}, ("names",), {"words": many, "names": many}),
        "roles": Graph(
            RolesGraph(model),
            {"words": words[:1], "first": cue, "last": cue + 1},
            ("roles", "judged"),
            {"words": {1: "words"}, "first": one, "last": one, "roles": {0: "cues", 1: "words"}, "judged": one},
        ),
        "parser": Graph(
            ParserGraph(model),
            {"words": words, "allowed": torch.ones(3, 7, 7, dtype=torch.bool)},
            ("tags", "heads", "relations"),
            {"words": many, "allowed": many | {2: "words"}, "tags": many, "heads": many, "relations": many},
        ),
    }


def write(graph: Graph, path: Path) -> None:
    """Writes the graph in float."""
    torch.onnx.export(
        graph.module.eval(),
        tuple(graph.inputs.values()),
        str(path),
        input_names=list(graph.inputs),
        output_names=list(graph.outputs),
        dynamic_axes=graph.axes,
        opset_version=OPSET,
        dynamo=False,
    )


def quantise(source: Path, target: Path) -> None:
    """Writes the graph with weights in int8, one scale for each column.

    Half of the range stays unused (`reduce_range`): on processors without VNNI sums of full-range products saturate.
    """
    quantize_dynamic(source, target, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)


def load(checkpoint: Path) -> tuple[Model, Tagset]:
    """The model of a checkpoint, ready to be asked, and its tag sets."""
    state = torch.load(checkpoint, weights_only=True, map_location="cpu")
    model = Model(Size(**state["size"]))
    model.load_state_dict(state["model"])
    model.eval()
    return model, Tagset(*(tuple(state["tagset"][name]) for name in ("tags", "relations")))


def export(model: Model, folder: Path, *, vocabulary: Path) -> None:
    """Writes the graphs in float, and the vocabulary beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, graph in graphs(model).items():
        write(graph, folder / f"{name}.onnx")
    shutil.copyfile(vocabulary, folder / "vocabulary.txt")


def quantised(plain: Path, folder: Path) -> None:
    """Copies exported graphs with the weights of the large ones in int8."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in plain.glob("*.onnx"):
        if path.stem in IN_INT8:
            quantise(path, folder / path.name)
        else:
            shutil.copyfile(path, folder / path.name)
    shutil.copyfile(plain / "vocabulary.txt", folder / "vocabulary.txt")
