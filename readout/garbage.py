"""The collector of garbage, which rests while very much is made that stays, or that goes when nothing refers to it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


def leave_alone() -> None:
    """Has the collector pass over whatever there is now, for good: what is loaded once stays as long as the process."""
    gc.freeze()


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
