"""The Frictionless description of tables written as CSV or Parquet: what each column holds and means."""

import json
from collections.abc import Mapping
from pathlib import PurePath

from readout.views.export.json_text import Json
from readout.views.export.rows import TABLES, Column

FILE_NAME = "datapackage.json"
_MEDIA_TYPES = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}


def datapackage(files: Mapping[str, str], name: str = "readout-record") -> str:
    """The content of datapackage.json beside the files; `files` gives the name of the file by the kind of its rows."""
    resources = [_resource(kind, path) for kind, path in sorted(files.items())]
    package = {"profile": "data-package", "name": name, "title": "A record of diplomacy, made by readout", "resources": resources}
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


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
