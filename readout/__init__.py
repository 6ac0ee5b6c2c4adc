"""readout turns reports of diplomacy into a record that can be checked, fact by fact, against the words of its sources.

with readout.open("talks.db") as record:
    for encounter in record.encounters(readout.Wanted(actor="Ban Ki-moon")):
        print(encounter.date, encounter.place)
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from readout.open_record import OpenRecord, Wanted

__all__ = ["OpenRecord", "Wanted", "open"]


def open(address: str = "readout.db") -> "OpenRecord":
    """The record at a path or a postgresql:// address; raises RecordError if there is none."""
    from readout.open_record import OpenRecord

    return OpenRecord.open(address)


# Imported when asked for: whoever only reads reports needs no database.
def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module("readout.open_record"), name)
    raise AttributeError(f"module 'readout' has no attribute {name!r}")
