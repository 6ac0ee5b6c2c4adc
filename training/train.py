"""Training: second readers of the attributions first, then rounds over all sets, then the head of names alone.

Each document with attributions has one annotator, and people disagree on one cue in five. So the documents are dealt into two
halves, and a model trained on either half reads the other one, which it never saw; how likely it takes each word for a cue
softens the annotator's labels. Names gain from more rounds than the other heads bear; so their head goes on while the rest of the
model, what ships of it among them, stays as it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import torch
from torch import nn

from readout.annotate.wordpieces import WordPieces, load_vocabulary
from readout.knowledge import load_knowledge
from training.answers import Answers, Trained
from training.batches import Tagset, windows
from training.corpora import Document
from training.corpora.conllu import read_ewt, read_gum
from training.corpora.names import known_names, names_in, read_crossner, read_uner, with_other_names
from training.corpora.polnear import read_polnear
from training.dev_scores import Scorer, score_attributions, score_names, score_syntax
from training.model import Model, Size, start_from
from training.trainer import SEED, Guesses, Trainer, TrainingSet, round_of, run_round

HIDING = "[MASK]"

# Figures by dev set and name.
Figures = Mapping[str, Mapping[str, float]]
# A dev part with what is scored on it.
DevSet = tuple[str, Scorer, Sequence[Document]]


@dataclass(frozen=True, slots=True)
class Plan:
    """How long to train: rounds over all sets, of the head of names alone, and of each second reader; pieces a batch; layers of
    the encoder to keep.
    """

    rounds: int = 7
    names: int = 6
    second: int = 4
    batch: int = 2048
    layers: int = 6


def training_sets(data: Path) -> list[TrainingSet]:
    """All `train` parts that have labels for a head, that with attributions first."""
    crossner = list(read_crossner(data / "crossner" / "politics" / "train.txt"))
    vary = partial(with_other_names, own=names_in(crossner), known=known_names(load_knowledge()))
    return [
        TrainingSet("polnear", list(read_polnear(data / "polnear" / "train"))),
        TrainingSet("ewt", list(read_ewt(data / "ud_en_ewt" / "en_ewt-ud-train.conllu"))),
        TrainingSet("gum", list(read_gum(data / "gum", "train"))),
        TrainingSet("crossner", crossner, times=14, vary=vary),
    ]


def name_sets(data: Path, sets: Sequence[TrainingSet]) -> list[TrainingSet]:
    """Those of the sets whose names people labelled, their names alone, and a set that labels nothing else.

    The latter is of sentences that syntax is tuned on, which no other head may see.
    """
    named = [
        replace(one, documents=[names_alone(document) for document in one.documents], times=min(one.times, 4))
        for one in sets
        if any(document.name_types and not document.silver for document in one.documents)
    ]
    return [*named, TrainingSet("uner", list(read_uner(data / "uner_en_ewt" / "en_ewt-ud-dev.iob2")))]


def names_alone(document: Document) -> Document:
    """The document without labels of any other head."""
    return replace(document, sentences=tuple(replace(sentence, syntax=None) for sentence in document.sentences))


def dev_sets(data: Path) -> list[DevSet]:
    """The dev parts, each with what is scored on it."""
    crossner, gum = list(read_crossner(data / "crossner" / "politics" / "dev.txt")), list(read_gum(data / "gum", "dev"))
    return [
        ("polnear", score_attributions, list(read_polnear(data / "polnear" / "dev"))),
        ("ewt", score_syntax, list(read_ewt(data / "ud_en_ewt" / "en_ewt-ud-dev.conllu"))),
        ("crossner", score_names, crossner),
        ("gum", score_names, gum),
        ("both of names", score_names, [*crossner, *gum]),
    ]


def tagset_of(sets: Sequence[TrainingSet]) -> Tagset:
    """Every part of speech and relation of the training sets, in alphabetical order."""
    parsed = [s.syntax for one in sets for document in one.documents for s in document.sentences if s.syntax is not None]
    return Tagset(
        tuple(sorted({tag for syntax in parsed for tag in syntax.tags})),
        tuple(sorted({relation for syntax in parsed for relation in syntax.relations})),
    )


def scores(answers: Answers, dev: Sequence[DevSet], cutter: WordPieces, tagset: Tagset, device: str) -> Figures:
    """The figures on dev parts, by set and name, in points of a hundred."""
    return {
        name: scorer(answers, [w for d in documents for w in windows(d, cutter, tagset)], device)
        for name, scorer, documents in dev
    }


@dataclass(frozen=True, slots=True)
class Course:
    """What stays the same while models are trained: the pre-trained encoder, the pieces, the tag sets, the plan, the device."""

    start: Path
    cutter: WordPieces
    hiding: int
    tagset: Tagset
    plan: Plan
    device: str

    def begin(self, sets: Sequence[TrainingSet], rounds: int) -> Trainer:
        """A model that has learnt nothing yet, and will be trained for so many rounds."""
        torch.manual_seed(SEED)
        model = Model(Size(layers=self.plan.layers, tags=len(self.tagset.tags), relations=len(self.tagset.relations)))
        start_from(model, self.start)
        return self.trainer(model, model, sets, rounds)

    def trainer(self, model: Model, learning: nn.Module, sets: Sequence[TrainingSet], rounds: int) -> Trainer:
        """A trainer of what is learning of a model, the whole or a head, for so many rounds."""
        steps = rounds * len(round_of(sets, 0, self.cutter, self.tagset, self.plan.batch))
        return Trainer(model, learning, self.tagset, steps, self.device, self.hiding)

    def go_on(self, trainer: Trainer, sets: Sequence[TrainingSet]) -> None:
        """One more round."""
        run_round(trainer, round_of(sets, trainer.round, self.cutter, self.tagset, self.plan.batch))
        trainer.round += 1

    def finish(self, trainer: Trainer, sets: Sequence[TrainingSet], rounds: int, checkpoint: Path, dev: Sequence[DevSet]) -> None:
        """All rounds that are left, from what the checkpoint holds on; prints the figures after each."""
        if checkpoint.exists():
            trainer.resume(checkpoint)
        while trainer.round < rounds:
            self.go_on(trainer, sets)
            trainer.save(checkpoint)
            print_figures(scores(Trained(trainer.model.eval()), dev, self.cutter, self.tagset, self.device))

    def second_reader(self, whole: TrainingSet, half: int, path: Path) -> list[Guesses]:
        """What a model trained on the other half says of the documents of this one; kept in a file."""
        if not path.exists():
            others = [replace(whole, documents=whole.documents[1 - half :: 2])]
            trainer = self.begin(others, self.plan.second)
            while trainer.round < self.plan.second:
                self.go_on(trainer, others)
            read = (list(windows(document, self.cutter, self.tagset)) for document in whole.documents[half::2])
            torch.save([trainer.guesses(own) for own in read], path)
        found: list[Guesses] = torch.load(path, weights_only=True)
        return found


def train(data: Path, start: Path, folder: Path, plan: Plan) -> Path:
    """Trains from the encoder in `start`, or goes on from what lies in the folder; gives the checkpoint's path."""
    vocabulary = load_vocabulary(start.parent / "vocab.txt")
    sets = training_sets(data)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    course = Course(start, WordPieces(vocabulary), vocabulary.index(HIDING), tagset_of(sets), plan, device)
    folder.mkdir(parents=True, exist_ok=True)
    for half in (0, 1):
        read = course.second_reader(sets[0], half, folder / f"second_reader_{half + 1}.pt")
        sets[0] = with_guesses(sets[0], half, read)
    dev, whole = dev_sets(data), course.begin(sets, plan.rounds)
    course.finish(whole, sets, plan.rounds, folder / "checkpoint.pt", dev)
    torch.manual_seed(SEED)
    named, checkpoint = name_sets(data, sets), folder / "names.pt"
    names = course.trainer(whole.model, whole.model.names, named, plan.names)
    course.finish(names, named, plan.names, checkpoint, [each for each in dev if each[1] is score_names])
    return checkpoint


def with_guesses(whole: TrainingSet, half: int, read: Sequence[Guesses]) -> TrainingSet:
    """The set with what a second reader says of each document of a half; the halves are dealt out one by one."""
    documents = list(whole.documents)
    documents[half::2] = [replace(document, guesses=of) for document, of in zip(documents[half::2], read, strict=True)]
    return replace(whole, documents=documents)


def print_figures(figures: Figures) -> None:
    """One line a dev set."""
    for name, of in figures.items():
        print(name, "  ".join(f"{key} {value:.1f}" for key, value in of.items()), flush=True)
