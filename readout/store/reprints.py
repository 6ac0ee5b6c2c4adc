"""Which stored reports are copies of others, and which are new versions."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, and_, delete, insert, or_, select, update

from readout.accounts.copies import Printed, bands, find_copies, is_new_version, signature
from readout.accounts.reports import Source
from readout.store import tables
from readout.store.account_rows import SOURCE_COLUMNS
from readout.store.inserting import execute
from readout.store.portions import portions

# Reports of one address or one given id beyond so many are no versions of one another, but a page that changes every day.
MOST_VERSIONS = 50


def note_reprints(connection: Connection, reports: Sequence[int]) -> set[int]:
    """Marks copies and new versions among these reports and those like them; gives the reports whose mark has changed."""
    _index(connection, reports)
    changed = _mark_copies(connection, _alike(connection, reports))
    return changed | _mark_versions(connection, reports)


def _index(connection: Connection, reports: Sequence[int]) -> None:
    """Writes the keys under which the reports meet others like them."""
    table = tables.bands
    for some in portions(reports):
        connection.execute(delete(table).where(table.c.report.in_(some)))
        texts = connection.execute(select(tables.reports.c.key, tables.reports.c.text).where(tables.reports.c.key.in_(some)))
        execute(
            connection, insert(table), [{"band": band, "report": row.key} for row in texts for band in bands(signature(row.text))]
        )


def _alike(connection: Connection, reports: Sequence[int]) -> set[int]:
    """The reports to which a chain of common keys leads from these, where there is any."""
    own, other = tables.bands.alias("own"), tables.bands.alias("other")
    pairs = select(own.c.report, other.c.report.label("other")).join(
        other, and_(own.c.band == other.c.band, own.c.report != other.c.report)
    )
    found, edge = set[int](), set(reports)
    while edge:
        met: set[int] = set()
        for some in portions(sorted(edge)):
            for row in connection.execute(pairs.where(own.c.report.in_(some)).distinct()):
                met |= {row.report, row.other}
        edge = met - found - edge
        found |= met
    return found


def _mark_copies(connection: Connection, reports: Iterable[int]) -> set[int]:
    printed = _printed(connection, reports)
    keys = {each.source.report: key for key, each in printed.items()}
    copies = {keys[copy]: keys[kept] for copy, kept in find_copies(printed.values()).items()}
    return _set(connection, "copy_of", {key: copies.get(key) for key in printed})


def _mark_versions(connection: Connection, reports: Iterable[int]) -> set[int]:
    """Each version replaces the one published before it."""
    marks: dict[int, int | None] = {}
    for key, printed in _printed(connection, reports).items():
        family = {key: printed} | _of_one_address(connection, key, printed.source)
        versions = sorted(
            (each for each, other in family.items() if each == key or is_new_version(other, printed)),
            key=lambda each: (family[each].source.published or "", family[each].source.report),
        )
        marks |= (
            {later: earlier for earlier, later in zip([None, *versions], versions, strict=False)} if len(versions) > 1 else {}
        )
    return _set(connection, "replaces", marks)


def _of_one_address(connection: Connection, key: int, source: Source) -> dict[int, Printed]:
    table = tables.reports
    same = [table.c[name] == value for name, value in (("url", source.url), ("given_id", source.given_id)) if value]
    if not same:
        return {}
    keys = connection.execute(
        select(table.c.key).where(or_(*same), table.c.key != key).order_by(table.c.key).limit(MOST_VERSIONS)
    )
    return _printed(connection, keys.scalars().all())


def _printed(connection: Connection, reports: Iterable[int]) -> dict[int, Printed]:
    table = tables.reports
    found: dict[int, Printed] = {}
    for some in portions(sorted(reports)):
        for row in connection.execute(select(table.c.key, table.c.text, *SOURCE_COLUMNS).where(table.c.key.in_(some))):
            found[row.key] = Printed(Source(*tuple(row)[2:]), row.text)
    return found


def _set(connection: Connection, column: str, marks: dict[int, int | None]) -> set[int]:
    """Writes the marks that are not so already; gives the reports concerned."""
    table = tables.reports
    known: dict[int, int | None] = {}
    for some in portions(sorted(marks)):
        known |= {
            row.key: row[1] for row in connection.execute(select(table.c.key, table.c[column]).where(table.c.key.in_(some)))
        }
    changed = {key: value for key, value in marks.items() if known[key] != value}
    for key, value in sorted(changed.items()):
        connection.execute(update(table).where(table.c.key == key).values({column: value}))
    return set(changed) | {value for value in changed.values() if value} | {known[key] or key for key in changed}
