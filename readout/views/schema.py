"""The published JSON Schema of the reading."""

from pathlib import Path


def reading_schema() -> str:
    """The schema (2020-12) as it is written in reading.schema.json."""
    return (Path(__file__).parent / "reading.schema.json").read_text("utf-8")
