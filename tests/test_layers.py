"""Imports go downward only, and each library stays behind its wall. docs/architecture.md gives the same table in words."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import readout

PACKAGE = Path(readout.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
FOUNDATIONS = frozenset({"value", "span", "errors", "actor", "gazetteer", "spelling", "offices", "report", "evidence", "markup"})
# From the bottom up: what a module or package may import besides itself. Each line names only lines above it.
LAYERS: dict[str, frozenset[str]] = {
    "value": frozenset(),
    "span": frozenset({"value"}),
    "errors": frozenset(),
    "actor": frozenset({"value"}),
    "gazetteer": frozenset(),
    "spelling": frozenset(),
    "offices": frozenset({"actor", "gazetteer"}),
    "report": frozenset({"value", "span", "errors"}),
    "evidence": frozenset({"value", "span", "errors"}),
    "markup": frozenset({"span", "errors"}),
    "ingest": FOUNDATIONS,
    "lexicon": FOUNDATIONS,
    "knowledge": FOUNDATIONS,
    "annotate": FOUNDATIONS | {"lexicon"},
    "dating": FOUNDATIONS | {"lexicon", "annotate"},
    "record": FOUNDATIONS | {"lexicon", "knowledge", "annotate"},
    "accounts": FOUNDATIONS | {"lexicon", "knowledge", "annotate", "record"},
    "program": frozenset(),
    "garbage": frozenset(),
    "store": FOUNDATIONS | {"accounts", "program", "garbage"},
    "open_record": FOUNDATIONS | {"accounts", "store"},
    "reading": FOUNDATIONS | {"lexicon", "knowledge", "annotate", "dating", "record", "garbage"},
    "views": FOUNDATIONS | {"annotate", "dating", "record", "accounts", "store", "open_record", "reading"},
    "casebook": FOUNDATIONS | {"annotate", "record", "reading"},
    "batch": frozenset({"errors", "report", "ingest"}),
    "printing": FOUNDATIONS | {"ingest", "reading", "views", "batch"},
    "adding": FOUNDATIONS | {"program", "ingest", "accounts", "store", "reading", "views", "batch"},
    "rereading": FOUNDATIONS | {"program", "ingest", "store", "reading", "views", "batch"},
    "record_cli": FOUNDATIONS | {"store", "open_record", "views", "adding"},
    "positions_cli": FOUNDATIONS | {"views", "record_cli"},
    "reread_cli": FOUNDATIONS | {"ingest", "store", "views", "printing", "rereading", "record_cli"},
    "export_cli": FOUNDATIONS | {"open_record", "views", "record_cli"},
    "decision_cli": FOUNDATIONS | {"store", "record_cli"},
    "cases_cli": FOUNDATIONS | {"reading", "casebook"},
    "web": FOUNDATIONS | {"ingest", "accounts", "store", "open_record", "reading", "views", "batch", "adding"},
    "serve_cli": FOUNDATIONS | {"garbage", "record_cli", "web"},
}
LAYERS["cli"] = frozenset(LAYERS)
# The package itself hands on its public names.
LAYERS["readout"] = frozenset({"open_record"})
# Where a library may be imported: a package or single modules.
WALLS = {
    "trafilatura": ("ingest",),
    "lxml": ("ingest",),
    "pypdfium2": ("ingest",),
    "charset_normalizer": ("ingest",),
    "py3langid": ("ingest",),
    "typer": ("cli", "cases_cli", "record_cli", "decision_cli", "export_cli", "positions_cli", "reread_cli", "serve_cli"),
    "rich": ("cli", "cases_cli", "record_cli", "printing", "views.terminal", "views.record_text"),
    "sqlalchemy": ("store",),
    "alembic": ("store",),
    "onnxruntime": ("annotate.tagger",),
    # Half a second to import: so no other command may touch them.
    "fastapi": ("web",),
    "starlette": ("web", "serve_cli"),
    "jinja2": ("web",),
    "markupsafe": ("web",),
    "uvicorn": ("serve_cli",),
    # An extra; imported where it is used, so that all else goes without.
    "pyarrow": ("views.export.parquet",),
    # accounts: copies are told by the runs of words of 200,000 texts, and likenesses of clauses reckoned, in whole arrays.
    "numpy": (
        "annotate.tagger",
        "accounts.copies",
        "accounts.shingles",
        "accounts.comparison.links",
        "accounts.commitments.leads",
    ),
}


def module_of(file: Path) -> str:
    """The module's dotted name below the package; empty for the package itself."""
    parts = file.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(file: Path) -> Iterator[str]:
    """Dotted names of all that a file imports, anywhere in it; `from readout import x` counts as readout.x."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file.name} line {node.lineno}: write imports in full"
            yield from [f"readout.{name.name}" for name in node.names] if node.module == "readout" else [str(node.module)]


def offences(file: Path) -> Iterator[str]:
    """What a file imports and must not."""
    module = module_of(file)
    layer = module.partition(".")[0] or "readout"
    for name in imports_of(file):
        root, _, rest = name.partition(".")
        target = rest.partition(".")[0]
        if root == "readout":
            if target != layer and target not in LAYERS.get(layer, ()):
                yield name
        elif root not in sys.stdlib_module_names and not any(f"{module}.".startswith(f"{wall}.") for wall in WALLS.get(root, ())):
            yield name


@pytest.mark.parametrize("file", FILES, ids=lambda file: module_of(file) or "readout")
def test_imports_go_downward_and_libraries_stay_behind_their_walls(file: Path) -> None:
    assert list(offences(file)) == []


def test_the_table_goes_from_the_bottom_up_and_names_what_there_is() -> None:
    names = list(LAYERS)
    assert all(names.index(below) < place for place, name in enumerate(names) for below in LAYERS[name])
    assert {module_of(file).partition(".")[0] or "readout" for file in FILES} == set(names)
