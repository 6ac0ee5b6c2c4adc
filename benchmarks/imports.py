"""How fast finished readings are taken in, portion by portion, as `readout add` writes them before it settles the record.

    python -m benchmarks.imports [N]

N readings, 20,000 unless told, are made from those of the samples (see synthetic.py). Prints, at every tenth of them, how many a
second of the processor were written so far. Their making and what `readout add` checks in them first is left out.
"""

import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from benchmarks.synthetic import sample_readings, synthetic
from readout.adding import BATCH
from readout.program import this_program
from readout.store import Store

READINGS, STEPS = 20_000, 10


def main() -> None:
    """Takes in so many readings and prints the rate as it goes."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else READINGS
    readings, written, spent, told = synthetic(sample_readings(), count), 0, 0.0, 0
    with tempfile.TemporaryDirectory() as folder, Store.open(str(Path(folder) / "record.db")) as store:
        writer = store.writer(this_program())
        while portion := list(islice(readings, BATCH)):
            started = time.process_time()
            writer.add(portion)
            spent, written = spent + time.process_time() - started, written + len(portion)
            if written * STEPS // count > told:
                told = written * STEPS // count
                print(f"{written:>9,}  {written / spent:,.0f} a second", flush=True)


if __name__ == "__main__":
    main()
