"""The Frictionless description of tables written as CSV or Parquet: what each column holds and means."""

import json
from collections.abc import Mapping
from pathlib import Path, PurePath

from readout.errors import RecordError
from readout.views.export.json_text import Json
from readout.views.export.rows import TABLES, Column

FILE_NAME = "datapackage.json"
NAME = "readout-record"
_MEDIA_TYPES = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}


def datapackage(files: Mapping[str, str], name: str = NAME) -> str:
    """The content of datapackage.json beside the files; `files` gives the name of the file by the kind of its rows."""
    resources = [_resource(kind, path) for kind, path in sorted(files.items())]
    package = {"profile": "data-package", "name": name, "title": "A record of diplomacy, made by readout", "resources": resources}
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def describe_beside(kind: str, path: Path) -> None:
    """Tells of the file of one kind in the datapackage.json of its folder, beside what is told there of others."""
    files = described_in(path.parent) | {kind: path.name}
    (path.parent / FILE_NAME).write_text(datapackage(files), encoding="utf-8")


def described_in(folder: Path) -> dict[str, str]:
    """The files there that a description of ours tells of, by the kind of their rows.

    Raises RecordError for a description of something else.
    """
    path = folder / FILE_NAME
    if not path.exists():
        return {}
    try:
        package = json.loads(path.read_text(encoding="utf-8"))
        if package["name"] != NAME:
            raise ValueError("another name")
        found = {each["name"]: each["path"] for each in package["resources"] if each["name"] in TABLES}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise RecordError(f"{path}: describes something else; write to another folder") from error
    return {kind: name for kind, name in found.items() if (folder / name).exists()}


def _resource(kind: str, path: str) -> Json:
    ending = PurePath(path).suffix.removeprefix(".")
    table = TABLES[kind]
    described: Json = {
        "name": kind,
        "path": path,
        "format": ending,
        "mediatype": _MEDIA_TYPES.get(ending, "application/octet-stream"),
    }
    if ending == "csv":
        described |= {"profile": "tabular-data-resource", "encoding": "utf-8", "dialect": {"lineTerminator": "\r\n"}}
    fields = [_field(column, ending) for column in table.columns]
    key = {"primaryKey": list(table.key)} if table.key else {}
    return {**described, "schema": {"fields": fields, **key, "missingValues": [""]}}


def _field(column: Column, ending: str) -> Json:
    if column.holds != "list":
        return {"name": column.name, "type": column.holds, "description": column.meaning}
    if ending == "csv":
        return {"name": column.name, "type": "string", "description": column.meaning + " Values are parted by '; '."}
    return {"name": column.name, "type": "array", "description": column.meaning}
