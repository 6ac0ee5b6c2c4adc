"""Training: rounds over all sets, each batch from one set, its loss on the heads that the set labels."""

import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch

from readout.annotate.wordpieces import WordPieces, load_vocabulary
from training.answers import Answers, Trained
from training.batches import Tagset, Window, batched, collate, windows
from training.corpora import Document
from training.corpora.conllu import read_ewt, read_gum
from training.corpora.names import read_crossner
from training.corpora.polnear import read_polnear
from training.dev_scores import Scorer, score_attributions, score_names, score_syntax
from training.losses import losses
from training.model import Model, Size, start_from

SEED = 20261122
ENCODER_RATE, HEAD_RATE, WARM_UP, DECAY = 2e-4, 1e-3, 0.06, 0.01


# Figures by dev set and name.
Figures = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Plan:
    """How long to train: rounds over all sets, pieces a batch, and layers of the encoder to keep."""

    rounds: int = 7
    batch: int = 2048
    layers: int = 6


@dataclass(frozen=True, slots=True)
class TrainingSet:
    """Documents to train on, and how often each is seen in a round."""

    name: str
    documents: Sequence[Document]
    times: int = 1


def training_sets(data: Path) -> list[TrainingSet]:
    """All `train` parts that have labels for a head."""
    return [
        TrainingSet("polnear", list(read_polnear(data / "polnear" / "train"))),
        TrainingSet("ewt", list(read_ewt(data / "ud_en_ewt" / "en_ewt-ud-train.conllu"))),
        TrainingSet("gum", list(read_gum(data / "gum", "train"))),
        TrainingSet("crossner", list(read_crossner(data / "crossner" / "politics" / "train.txt")), times=12),
    ]


def dev_sets(data: Path) -> list[tuple[str, Scorer, list[Document]]]:
    """The dev parts, each with what is scored on it."""
    return [
        ("polnear", score_attributions, list(read_polnear(data / "polnear" / "dev"))),
        ("ewt", score_syntax, list(read_ewt(data / "ud_en_ewt" / "en_ewt-ud-dev.conllu"))),
        ("crossner", score_names, list(read_crossner(data / "crossner" / "politics" / "dev.txt"))),
        ("gum", score_names, list(read_gum(data / "gum", "dev"))),
    ]


def tagset_of(sets: Sequence[TrainingSet]) -> Tagset:
    """Every part of speech and relation of the training sets, in alphabetical order."""
    parsed = [s.syntax for one in sets for document in one.documents for s in document.sentences if s.syntax is not None]
    return Tagset(
        tuple(sorted({tag for syntax in parsed for tag in syntax.tags})),
        tuple(sorted({relation for syntax in parsed for relation in syntax.relations})),
    )


class Trainer:
    """A model in training, with all that a checkpoint must hold to go on as if never stopped."""

    def __init__(self, model: Model, tagset: Tagset, steps: int, device: str) -> None:
        self.model, self.tagset, self.steps, self.device = model.to(device), tagset, steps, device
        # The pre-trained word vectors stay: most words of the reports to come are not in the training sets.
        model.encoder.words.weight.requires_grad_(False)
        encoder = [p for p in model.encoder.parameters() if p.requires_grad]
        inside = {id(p) for p in model.encoder.parameters()}
        heads = [p for p in model.parameters() if id(p) not in inside]
        groups = [{"params": encoder, "lr": ENCODER_RATE}, {"params": heads, "lr": HEAD_RATE}]
        self.optimiser = torch.optim.AdamW(groups, weight_decay=DECAY, fused=True)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimiser, self._rate)
        self.round = 0

    def _rate(self, step: int) -> float:
        warm = max(1, int(WARM_UP * self.steps))
        return (step + 1) / warm if step < warm else max(0.02, 1 - (step - warm) / max(1, self.steps - warm))

    def step(self, group: Sequence[Window]) -> dict[str, float]:
        """One step on one batch; gives the losses."""
        batch = collate(group).to(self.device)
        with torch.autocast(self.device, torch.bfloat16):
            parts = losses(self.model, batch)
        torch.stack(list(parts.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.schedule.step()
        self.optimiser.zero_grad(set_to_none=True)
        return {name: loss.item() for name, loss in parts.items()}

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
            found = [w for d in one.documents for w in windows(d, cutter, tagset, skip=chance.randrange(8))]
            batches.extend(batched(found, pieces, chance))
    chance.shuffle(batches)
    return batches


def scores(answers: Answers, data: Path, cutter: WordPieces, tagset: Tagset, device: str) -> Figures:
    """The figures on every dev part, by set and name, in points of a hundred."""
    return {
        name: scorer(answers, [w for d in documents for w in windows(d, cutter, tagset)], device)
        for name, scorer, documents in dev_sets(data)
    }


def train(data: Path, start: Path, folder: Path, plan: Plan) -> Path:
    """Trains from the encoder in `start`, or goes on from the checkpoint in the folder; gives the checkpoint's path."""
    torch.manual_seed(SEED)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    cutter = WordPieces(load_vocabulary(start.parent / "vocab.txt"))
    sets = training_sets(data)
    tagset = tagset_of(sets)
    model = Model(Size(layers=plan.layers, tags=len(tagset.tags), relations=len(tagset.relations)))
    start_from(model, start)
    trainer = Trainer(model, tagset, plan.rounds * len(round_of(sets, 0, cutter, tagset, plan.batch)), device)
    folder.mkdir(parents=True, exist_ok=True)
    checkpoint = folder / "checkpoint.pt"
    if checkpoint.exists():
        trainer.resume(checkpoint)
    while trainer.round < plan.rounds:
        run_round(trainer, round_of(sets, trainer.round, cutter, tagset, plan.batch))
        trainer.round += 1
        trainer.save(checkpoint)
        print_figures(scores(Trained(model.eval()), data, cutter, tagset, device))
        model.train()
    return checkpoint


def print_figures(figures: Figures) -> None:
    """One line a dev set."""
    for name, of in figures.items():
        print(name, "  ".join(f"{key} {value:.1f}" for key, value in of.items()), flush=True)


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
