from collections.abc import Callable

import pytest

from readout.reading import Reading, Toolbox, make_toolbox, process
from readout.report import Origin, freeze

Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def toolbox() -> Toolbox:
    return make_toolbox()


@pytest.fixture
def read(toolbox: Toolbox) -> Read:
    """The reading of a text; what else is given belongs to its origin."""

    def reading(text: str, **known: str) -> Reading:
        name = known.pop("name", "report.txt")
        details = {key: value for key, value in known.items() if key in ("title", "publisher", "published")}
        origin = Origin(name, url=known.get("url"))
        by = "given" if "published" in details else None
        report = freeze(text, origin=origin, source_sha256="0" * 64, reader="test/1", published_by=by, **details)  # type: ignore[arg-type]
        return process(report, toolbox)

    return reading
