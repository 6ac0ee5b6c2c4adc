"""A model in training, whole or one head of it: its steps, its rounds over sets, and its checkpoints."""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import torch
from torch import nn

from readout.annotate.wordpieces import WordPieces
from training.answers import Trained
from training.batches import Batch, Tagset, Window, batched, collate, windows
from training.corpora import Document
from training.losses import losses
from training.model import Model

SEED = 20261122
ENCODER_RATE, HEAD_RATE, WARM_UP, DECAY = 2e-4, 1e-3, 0.06, 0.01
# So many of the pieces are hidden while cues are learnt, so that no verb alone decides.
HIDDEN = 0.08

# For each word the probabilities that it is in no cue, begins one, continues one.
Guesses = list[list[float]]


@dataclass(frozen=True, slots=True)
class TrainingSet:
    """Documents to train on, how often each is seen in a round, and how one is changed each time."""

    name: str
    documents: Sequence[Document]
    times: int = 1
    vary: Callable[[Document, random.Random], Document] | None = None


class Trainer:
    """A model in training, with all that a checkpoint must hold to go on as if never stopped.

    `learning` is what of it learns, the model or one of its heads; the rest stays as it is. `hiding` is the piece [MASK].
    """

    def __init__(self, model: Model, learning: nn.Module, tagset: Tagset, steps: int, device: str, hiding: int) -> None:
        self.model, self.learning, self.tagset, self.steps = model.to(device), learning, tagset, steps
        self.device, self.hiding = device, hiding
        model.requires_grad_(False)
        learning.requires_grad_(True)
        # The pre-trained word vectors stay: most words of the reports to come are not in the training sets.
        model.encoder.words.weight.requires_grad_(False)
        encoder = [p for p in model.encoder.parameters() if p.requires_grad]
        inside = {id(p) for p in model.encoder.parameters()}
        heads = [p for p in learning.parameters() if id(p) not in inside]
        groups = [{"params": encoder, "lr": ENCODER_RATE}, {"params": heads, "lr": HEAD_RATE}]
        self.optimiser = torch.optim.AdamW([group for group in groups if group["params"]], weight_decay=DECAY, fused=True)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimiser, self._rate)
        self.round = 0

    def _rate(self, step: int) -> float:
        warm = max(1, int(WARM_UP * self.steps))
        return (step + 1) / warm if step < warm else max(0.02, 1 - (step - warm) / max(1, self.steps - warm))

    def step(self, group: Sequence[Window]) -> dict[str, float]:
        """One step on one batch; gives the losses."""
        self.model.eval()
        self.learning.train()
        batch = self._with_pieces_hidden(collate(group).to(self.device))
        with torch.autocast(self.device, torch.bfloat16):
            parts = losses(self.model, batch)
        torch.stack(list(parts.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.schedule.step()
        self.optimiser.zero_grad(set_to_none=True)
        return {name: loss.item() for name, loss in parts.items()}

    @torch.no_grad()
    def guesses(self, read: Sequence[Window]) -> Guesses:
        """The probabilities of the cue labels of each word of a document's windows."""
        answers = Trained(self.model.eval())
        found: Guesses = []
        for window in read:
            batch = collate([window]).to(self.device)
            found.extend(answers.cues(answers.words(batch))[0, 1:].float().cpu().tolist())
        return found

    def _with_pieces_hidden(self, batch: Batch) -> Batch:
        if "cues" not in batch.labels:
            return batch
        hidden = torch.rand(batch.pieces.shape, device=self.device) < HIDDEN
        hidden[:, 0] = False
        return replace(batch, pieces=batch.pieces.masked_fill(hidden, self.hiding))

    def save(self, path: Path) -> None:
        """Writes the checkpoint, whole or not at all."""
        state = {
            "size": asdict(self.model.size),
            "tagset": asdict(self.tagset),
            "model": self.model.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "schedule": self.schedule.state_dict(),
            "round": self.round,
            "chance": torch.get_rng_state(),
        }
        torch.save(state, path.with_suffix(".new"))
        path.with_suffix(".new").replace(path)

    def resume(self, path: Path) -> None:
        """Goes on from a checkpoint."""
        state = torch.load(path, weights_only=True, map_location=self.device)
        self.model.load_state_dict(state["model"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.schedule.load_state_dict(state["schedule"])
        self.round = state["round"]
        torch.set_rng_state(state["chance"].cpu())


def round_of(sets: Sequence[TrainingSet], number: int, cutter: WordPieces, tagset: Tagset, pieces: int) -> list[list[Window]]:
    """The batches of a round in their order. Windows begin elsewhere each round, so that no sentence is always cut off."""
    chance = random.Random(SEED + number)
    batches: list[list[Window]] = []
    for one in sets:
        for _ in range(one.times):
            documents = one.documents if one.vary is None else [one.vary(document, chance) for document in one.documents]
            found = [w for d in documents for w in windows(d, cutter, tagset, skip=chance.randrange(8))]
            batches.extend(batched(found, pieces, chance))
    chance.shuffle(batches)
    return batches


def run_round(trainer: Trainer, batches: Sequence[Sequence[Window]]) -> None:
    """One pass over the batches, with a line of running losses every hundred."""
    started, pieces = time.perf_counter(), 0
    running: dict[str, float] = {}
    for number, group in enumerate(batches, 1):
        for name, loss in trainer.step(group).items():
            running[name] = 0.95 * running.get(name, loss) + 0.05 * loss
        pieces += sum(len(window.pieces.ids) for window in group)
        if number % 100 == 0 or number == len(batches):
            speed = pieces / (time.perf_counter() - started)
            shown = "  ".join(f"{name} {loss:.3f}" for name, loss in running.items())
            print(f"round {trainer.round + 1}  {number}/{len(batches)}  {speed:.0f} pieces/s  {shown}", flush=True)
