"""The model in PyTorch: one small encoder, and heads for syntax, names and attributions.

The encoder is MiniLM-L6-H384 (BERT's architecture); what is added to it is the shape of each word, which the uncased vocabulary
does not know. Parser: deep biaffine attention (Dozat and Manning 2017). Names: every stretch of words is scored by its first and
last word (Yu and others 2020). Attributions: cues are tagged; then, for each cue, every word of the window is tagged as source or
content of that cue, so that attributions may nest and contents may be in pieces, and the cue is judged again by what it has.
"""

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from readout.annotate.wordpieces import SHAPE_COUNT
from training.corpora import NAME_TYPES, ROLES

CUE_LABELS, ROLE_LABELS, NAME_LABELS = 3, 1 + 2 * len(ROLES), 1 + len(NAME_TYPES)
# Words of a name at most.
WIDEST_NAME = 12
# Words further from the cue than this count as equally far.
FARTHEST = 63


@dataclass(frozen=True, slots=True)
class Size:
    """The measures of a model: layers of the encoder, widths of the heads, and the sizes of the tag sets."""

    layers: int = 6
    hidden: int = 384
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    positions: int = 512
    arc: int = 192
    relation: int = 96
    role: int = 128
    name: int = 128
    tags: int = 17
    relations: int = 45


class Layer(nn.Module):
    """One layer of BERT, normalised after each half."""

    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        self.parts, self.width = size.heads, size.hidden // size.heads
        self.query_key_value = nn.Linear(size.hidden, 3 * size.hidden)
        self.joined = nn.Linear(size.hidden, size.hidden)
        self.after_attention = nn.LayerNorm(size.hidden, eps=1e-12)
        self.widen, self.narrow = nn.Linear(size.hidden, size.inner), nn.Linear(size.inner, size.hidden)
        self.after_inner = nn.LayerNorm(size.hidden, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """The vectors after this layer; `mask` is true where a piece may be looked at."""
        batch, length, width = hidden.shape
        query, key, value = (
            part.view(batch, length, self.parts, self.width).transpose(1, 2)
            for part in self.query_key_value(hidden).split(width, dim=-1)
        )
        scores = query @ key.transpose(-1, -2) * self.width**-0.5
        # Written out: on a processor the fused form's way back takes a third of all the time of training.
        seen = scores.masked_fill(~mask, -1e4).softmax(-1) @ value
        seen = self.joined(seen.transpose(1, 2).reshape(batch, length, width))
        hidden = self.after_attention(hidden + seen)
        return self.after_inner(hidden + self.dropout(self.narrow(functional.gelu(self.widen(hidden)))))


class Encoder(nn.Module):
    """Pieces and shapes to vectors: (batch, pieces) to (batch, pieces, hidden)."""

    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(size.vocabulary, size.hidden)
        self.places = nn.Embedding(size.positions, size.hidden)
        self.shapes = nn.Embedding(SHAPE_COUNT, size.hidden)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(size.hidden, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(size, dropout) for _ in range(size.layers))

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """The vectors of all pieces."""
        places = self.places.weight[: pieces.shape[1]]
        hidden = self.dropout(self.norm(self.words(pieces) + places + self.shapes(shapes)))
        for layer in self.layers:
            hidden = layer(hidden, mask)
        return hidden


class Biaffine(nn.Module):
    """Scores of pairs; (…, n, left) and (…, m, right) to (…, n, m), with a bias on either side."""

    def __init__(self, left: int, right: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(left + 1, right + 1))
        nn.init.xavier_uniform_(self.weight)

    def forward(self, left: Tensor, right: Tensor) -> Tensor:
        """The scores of all pairs."""
        return functional.pad(left, (0, 1), value=1.0) @ self.weight @ functional.pad(right, (0, 1), value=1.0).transpose(-1, -2)


class Parser(nn.Module):
    """Part of speech, head and relation of each word. Word 0 of a window stands for the root of its sentences."""

    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        self.tag = nn.Sequential(nn.Dropout(dropout), nn.Linear(size.hidden, size.tags))
        self.arc_child, self.arc_head = (self._reduced(size.hidden, size.arc, dropout) for _ in range(2))
        self.relation_child, self.relation_head = (self._reduced(size.hidden, size.relation, dropout) for _ in range(2))
        self.arc = Biaffine(size.arc, size.arc)
        self.relation = nn.Linear(size.relation, size.relations * size.relation, bias=False)
        self.relation_alone = nn.Linear(2 * size.relation, size.relations)

    @staticmethod
    def _reduced(width: int, to: int, dropout: float) -> nn.Module:
        return nn.Sequential(nn.Linear(width, to), nn.GELU(), nn.Dropout(dropout))

    def arcs(self, words: Tensor, allowed: Tensor) -> Tensor:
        """Scores (batch, child, head) of heads; those not allowed score next to nothing."""
        return self.arc(self.arc_child(words), self.arc_head(words)).float().masked_fill(~allowed, -1e4)

    def relations(self, words: Tensor, heads: Tensor) -> Tensor:
        """Scores (batch, child, relation), given the word that is each child's head."""
        chosen = self.relation_head(words)
        chosen = torch.gather(chosen, 1, heads.unsqueeze(-1).expand(-1, -1, chosen.shape[-1]))
        child = self.relation_child(words)
        pairs = self.relation(child).view(*child.shape[:2], -1, child.shape[-1]) @ chosen.unsqueeze(-1)
        return pairs.squeeze(-1) + self.relation_alone(torch.cat([child, chosen], -1))


class Names(nn.Module):
    """The type of every stretch of up to WIDEST_NAME words, by first word and width: (windows, words, widths, NAME_LABELS)."""

    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        self.opening, self.closing = (
            nn.Sequential(nn.Linear(size.hidden, size.name), nn.GELU(), nn.Dropout(dropout)) for _ in range(2)
        )
        self.pairs = nn.Parameter(torch.zeros(size.name + 1, NAME_LABELS * (size.name + 1)))
        self.widths = nn.Parameter(torch.zeros(WIDEST_NAME, NAME_LABELS))
        nn.init.xavier_uniform_(self.pairs)

    def forward(self, words: Tensor) -> Tensor:
        """The scores; of stretches that run beyond the last word they mean nothing."""
        count = words.shape[1]
        first, last = (functional.pad(part(words), (0, 1), value=1.0) for part in (self.opening, self.closing))
        beyond = functional.pad(last, (0, 0, 0, WIDEST_NAME - 1))
        ends = torch.stack([beyond[:, width : width + count] for width in range(WIDEST_NAME)], 2)
        sought = (first @ self.pairs).view(*first.shape[:2], NAME_LABELS, -1)
        return ends @ sought.transpose(-1, -2) + self.widths


class Roles(nn.Module):
    """For each cue the role of every word of its window, (cues, words, ROLE_LABELS), and whether it is a cue after all, (cues,).

    What a word is to a cue comes from both, from how far apart they stand, and from the words around it (two convolutions). A cue
    is judged by the strongest traces that its source and content leave.
    """

    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        self.of_cue, self.of_word = nn.Linear(2 * size.hidden, size.role), nn.Linear(size.hidden, size.role)
        self.distance = nn.Embedding(2 * FARTHEST + 2, size.role)
        self.near = nn.ModuleList(nn.Conv1d(size.role, size.role, 5, padding=2 * step, dilation=step) for step in (1, 3))
        self.norms = nn.ModuleList(nn.LayerNorm(size.role) for _ in range(3))
        self.label = nn.Linear(size.role, ROLE_LABELS)
        self.judged = nn.Sequential(nn.Linear(size.role + 2 * size.hidden, size.role), nn.GELU(), nn.Linear(size.role, 1))
        self.dropout = nn.Dropout(dropout)

    def forward(self, words: Tensor, present: Tensor, window: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, Tensor]:
        """The scores of roles and cues; `words` is (windows, words, hidden), `present` (windows, words), the others go by cue."""
        cue = torch.cat([words[window, first], words[window, last]], -1)
        places = torch.arange(words.shape[1], device=words.device)
        before, after = places - first.unsqueeze(1), places - last.unsqueeze(1)
        far = torch.where(before < 0, before, after.clamp(min=0)).clamp(-FARTHEST, FARTHEST)
        far = torch.where((before >= 0) & (after <= 0), FARTHEST + 1, far) + FARTHEST
        pair = self.of_cue(cue).unsqueeze(1) + self.of_word(words)[window] + self.distance(far)
        there = present[window].unsqueeze(-1)
        hidden = self.dropout(functional.gelu(self.norms[0](pair))) * there
        for near, norm in zip(self.near, self.norms[1:], strict=True):
            hidden = (hidden + self.dropout(functional.gelu(norm(near(hidden.transpose(1, 2)).transpose(1, 2))))) * there
        traces = hidden.masked_fill(~there, -1e4).amax(1)
        return self.label(hidden), self.judged(torch.cat([traces, cue], -1)).squeeze(-1)


class Model(nn.Module):
    """The encoder and its heads."""

    def __init__(self, size: Size, dropout: float = 0.1) -> None:
        super().__init__()
        self.size = size
        self.encoder = Encoder(size, dropout)
        self.parser = Parser(size, 0.2)
        self.names = Names(size, 0.2)
        self.cue = nn.Sequential(nn.Dropout(dropout), nn.Linear(size.hidden, CUE_LABELS))
        self.roles = Roles(size, dropout)

    def words(self, pieces: Tensor, shapes: Tensor, first: Tensor, mask: Tensor) -> Tensor:
        """The vector of each word, that of its first piece; word 0 is [CLS], for the root."""
        hidden = self.encoder(pieces, shapes, mask)
        return torch.gather(hidden, 1, first.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))


def start_from(model: Model, path: Path) -> None:
    """Puts the pre-trained weights of a safetensors file (BERT's names) into the encoder's first layers."""
    given = load_file(path)
    encoder = model.encoder
    own = {
        "embeddings.word_embeddings.weight": encoder.words.weight,
        "embeddings.position_embeddings.weight": encoder.places.weight,
        "embeddings.LayerNorm.weight": encoder.norm.weight,
        "embeddings.LayerNorm.bias": encoder.norm.bias,
    }
    with torch.no_grad():
        for name, parameter in own.items():
            parameter.copy_(given[name])
        # BERT adds the same vector for the first of two segments everywhere.
        encoder.places.weight += given["embeddings.token_type_embeddings.weight"][0]
        for number, layer in enumerate(encoder.layers):
            for name, parameter in layer.named_parameters():
                parameter.copy_(_of_layer(given, f"encoder.layer.{number}", name))


_NAMES = {
    "joined": "attention.output.dense",
    "after_attention": "attention.output.LayerNorm",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "after_inner": "output.LayerNorm",
}


def _of_layer(given: dict[str, Tensor], prefix: str, name: str) -> Tensor:
    part, kind = name.rsplit(".", 1)
    if part == "query_key_value":
        return torch.cat([given[f"{prefix}.attention.self.{each}.{kind}"] for each in ("query", "key", "value")])
    return given[f"{prefix}.{_NAMES[part]}.{kind}"]
