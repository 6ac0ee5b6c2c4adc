"""When a report was published, where its envelope does not say: read off its dateline and what its text implies."""

from readout.dating.publication import Dating, date_report
from readout.dating.tables import DatingTables

__all__ = ["Dating", "DatingTables", "date_report"]
