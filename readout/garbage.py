"""The collector of garbage, which rests while very much is made that stays, or that goes when nothing refers to it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# The objects that a report makes and no longer needs go when nothing refers to them, a few thousand at a time.
OBJECTS_BETWEEN_PASSES = 10_000


def leave_alone() -> None:
    """Has the collector pass over whatever there is now, for good, and come by less often.

    What is loaded once stays as long as the process.
    """
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN_PASSES)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Lets the collector rest; what refers to itself is kept until it is back."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
