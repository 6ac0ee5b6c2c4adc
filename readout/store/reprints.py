"""Which stored reports are copies of others, and which are new versions."""

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection, delete, insert, or_, select, update

from readout.accounts.copies import (
    UNDER_ONE_KEY,
    Printed,
    Signature,
    are_alike,
    bands,
    copies_among,
    is_new_version,
    may_be_alike,
    signature,
)
from readout.accounts.reports import Source
from readout.store import likeness_tables, tables
from readout.store.account_rows import SOURCE_COLUMNS
from readout.store.inserting import execute_many
from readout.store.portions import portions

# Reports of one address or one given id beyond so many are no versions of one another, but a page that changes every day.
MOST_VERSIONS = 50


def note_reprints(connection: Connection, reports: Sequence[int]) -> set[int]:
    """Marks copies and new versions among these reports and those like them; gives the reports whose mark has changed."""
    new, texts = _index(connection, reports), Texts(connection)
    _compare(connection, texts, new)
    return _mark_copies(connection, texts, reports) | _mark_versions(connection, texts, reports)


class Texts:
    """Texts as they were published, fetched when they are asked for, each once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[int, Printed] = {}

    def of(self, reports: Collection[int]) -> dict[int, Printed]:
        """The texts of these reports."""
        table = tables.reports
        asked = select(table.c.key, table.c.text, *SOURCE_COLUMNS)
        for some in portions(sorted(set(reports) - self._known.keys())):
            for key, text, *source in self._connection.execute(asked.where(table.c.key.in_(some))):
                self._known[key] = Printed(Source(*source), text)
        return {key: self._known[key] for key in sorted(reports)}


def _index(connection: Connection, reports: Sequence[int]) -> list[int]:
    """Writes signatures and keys of the reports that have none yet; gives these. Texts never change."""
    table = likeness_tables.signatures
    there: set[int] = set()
    for some in portions(reports):
        there.update(connection.execute(select(table.c.report).where(table.c.report.in_(some))).scalars())
    new = [report for report in reports if report not in there]
    for some in portions(new):
        texts = connection.execute(select(tables.reports.c.key, tables.reports.c.text).where(tables.reports.c.key.in_(some)))
        signed = [(row.key, signature(row.text)) for row in texts]
        execute_many(connection, table, [{"report": key, "content": bytes(each)} for key, each in signed])
        keys = [{"band": band, "report": key} for key, each in signed for band in sorted(set(bands(each)))]
        execute_many(connection, likeness_tables.bands, keys)
    return new


def _compare(connection: Connection, texts: Texts, new: Sequence[int]) -> None:
    """Writes which of the new reports are like others."""
    pairs = _meetings(connection, new)
    signed = _signatures(connection, {key for pair in pairs for key in pair})
    near = sorted(pair for pair in pairs if may_be_alike(signed[pair[0]], signed[pair[1]]))
    printed = texts.of({key for pair in near for key in pair})
    alike = [{"report": one, "other": other} for one, other in near if are_alike(printed[one].woven, printed[other].woven)]
    execute_many(connection, likeness_tables.likenesses, alike)


def _meetings(connection: Connection, reports: Sequence[int]) -> set[tuple[int, int]]:
    """The reports that share a key with these; under a key that very many share, those first published."""
    own, other = likeness_tables.bands.alias("own"), likeness_tables.bands.alias("other")
    beyond = select(other.c.report).where(other.c.band == own.c.band).limit(1).offset(UNDER_ONE_KEY).correlate(own)
    crowded: dict[int, list[int]] = {}
    for some in portions(reports):
        for row in connection.execute(select(own).where(own.c.report.in_(some), beyond.exists())):
            crowded.setdefault(row.band, []).append(row.report)
    asked = select(own.c.report, other.c.report.label("other")).distinct().join(other, own.c.band == other.c.band)
    found: set[tuple[int, int]] = set()
    for some in portions(reports):
        few = asked.where(own.c.report.in_(some), own.c.band.not_in(sorted(crowded)), own.c.report != other.c.report)
        found.update((min(row), max(row)) for row in map(tuple, connection.execute(few)))
    for band, here in sorted(crowded.items()):
        first = _first_under(connection, band)
        found |= {(min(one, other), max(one, other)) for one in here for other in first if one != other}
    return found


def _first_under(connection: Connection, band: int) -> Sequence[int]:
    """The reports under a crowded key that were published first."""
    table = likeness_tables.bands
    order = tables.reports.c.day, tables.reports.c.id
    asked = select(table.c.report).join(tables.reports, tables.reports.c.key == table.c.report).where(table.c.band == band)
    return connection.execute(asked.order_by(*order).limit(UNDER_ONE_KEY)).scalars().all()


def _signatures(connection: Connection, reports: Collection[int]) -> dict[int, Signature]:
    table = likeness_tables.signatures
    found: dict[int, Signature] = {}
    for some in portions(sorted(reports)):
        rows = connection.execute(select(table).where(table.c.report.in_(some)))
        found |= {row.report: Signature.stored(row.content) for row in rows}
    return found


def _mark_copies(connection: Connection, texts: Texts, reports: Sequence[int]) -> set[int]:
    """Marks the copies among these reports and all to which a chain of likeness leads from them."""
    pairs = _alike(connection, reports)
    printed = texts.of({key for pair in pairs for key in pair})
    keys = {each.source.report: key for key, each in printed.items()}
    alike = ((printed[one].source.report, printed[other].source.report) for one, other in sorted(pairs))
    copies = {keys[copy]: keys[kept] for copy, kept in copies_among(printed.values(), alike).items()}
    return _set(connection, "copy_of", {key: copies.get(key) for key in printed})


def _alike(connection: Connection, reports: Iterable[int]) -> set[tuple[int, int]]:
    """The pairs of like reports to which a chain leads from these."""
    table = likeness_tables.likenesses
    found, known = set[tuple[int, int]](), set(reports)
    edge = known
    while edge:
        for some in portions(sorted(edge)):
            for end in (table.c.report, table.c.other):
                found.update((row.report, row.other) for row in connection.execute(select(table).where(end.in_(some))))
        edge = {key for pair in found for key in pair} - known
        known = known | edge
    return found


def _mark_versions(connection: Connection, texts: Texts, reports: Sequence[int]) -> set[int]:
    """Each version replaces the one published before it."""
    marks: dict[int, int | None] = {}
    for key in _with_others_of_one_address(connection, reports):
        printed = texts.of([key])[key]
        family = {key: printed} | texts.of(_of_one_address(connection, key, printed.source))
        versions = sorted(
            (each for each, other in family.items() if each == key or is_new_version(other, printed)),
            key=lambda each: (family[each].source.published or "", family[each].source.report),
        )
        marks |= (
            {later: earlier for earlier, later in zip([None, *versions], versions, strict=False)} if len(versions) > 1 else {}
        )
    return _set(connection, "replaces", marks)


def _with_others_of_one_address(connection: Connection, reports: Sequence[int]) -> list[int]:
    """Those of the reports whose address or given id another one has too."""
    one, other = tables.reports.alias("one"), tables.reports.alias("other")
    found: set[int] = set()
    for some in portions(reports):
        for name in ("url", "given_id"):
            asked = select(one.c.key).join(other, one.c[name] == other.c[name])
            found.update(connection.execute(asked.where(one.c.key.in_(some), one.c.key != other.c.key)).scalars())
    return sorted(found)


def _of_one_address(connection: Connection, key: int, source: Source) -> Sequence[int]:
    table = tables.reports
    same = [table.c[name] == value for name, value in (("url", source.url), ("given_id", source.given_id)) if value]
    if not same:
        return ()
    others = select(table.c.key).where(or_(*same), table.c.key != key)
    return connection.execute(others.order_by(table.c.key).limit(MOST_VERSIONS)).scalars().all()


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
    concerned = set(changed) | {value for value in changed.values() if value} | {known[key] or key for key in changed}
    set_aside(connection, concerned)
    return concerned


def set_aside(connection: Connection, reports: Collection[int]) -> None:
    """Writes which of these reports do not count, as their marks and those of others stand."""
    aside, table, newer = tables.set_aside, tables.reports, tables.reports.alias()
    replaced = select(newer.c.key).where(newer.c.replaces == table.c.key).exists()
    for some in portions(sorted(reports)):
        connection.execute(delete(aside).where(aside.c.report.in_(some)))
        found = select(table.c.key).where(table.c.key.in_(some), or_(table.c.copy_of.is_not(None), replaced))
        connection.execute(insert(aside).from_select(["report"], found))
