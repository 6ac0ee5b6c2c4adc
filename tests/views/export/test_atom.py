import io
from xml.etree import ElementTree

from readout.accounts.reports import Source, Told
from readout.store.answers import Finding
from readout.views.export.atom import write_feed

ATOM = "{http://www.w3.org/2005/Atom}"


def feed(*sources: Source, text: str = "The ferry sails.") -> ElementTree.Element:
    """The feed of reports of this text, parsed."""
    out = io.StringIO()
    found = [Finding(Told(source, text, (), (), (), ()), ()) for source in sources]
    write_feed(found, out, title='"ferry" & <b>', address="http://h/search.atom?q=a&b=c", page="http://h/search", site="http://h")
    return ElementTree.fromstring(out.getvalue().encode())


def words(element: ElementTree.Element, path: str) -> list[str | None]:
    return [each.text for each in element.findall("/".join(ATOM + name for name in path.split("/")))]


def test_a_feed_has_what_readers_of_feeds_demand() -> None:
    told = feed(Source("r1", publisher="Gazette", title="Talks", published="2031-05-02"), Source("r2", "g2", published="2030"))
    assert words(told, "id") == ["http://h/search.atom?q=a&b=c"]
    assert words(told, "title") == ['"ferry" & <b>']
    assert words(told, "author/name") == ["readout"]
    assert words(told, "updated") == ["2031-05-02T00:00:00Z"]
    assert words(told, "entry/id") == ["urn:readout:report:r1", "urn:readout:report:r2"]
    assert words(told, "entry/title") == ["Talks", "Report g2"]
    assert words(told, "entry/updated") == ["2031-05-02T00:00:00Z", "2030-01-01T00:00:00Z"]
    assert words(told, "entry/summary") == ["The ferry sails."] * 2
    links = [each.attrib for each in told.findall(f"{ATOM}entry/{ATOM}link")]
    assert links[0] == {"rel": "alternate", "type": "text/html", "href": "http://h/d/r1"}
    assert {each.attrib["rel"] for each in told.findall(f"{ATOM}link")} == {"self", "alternate"}


def test_nothing_found_is_a_feed_too_and_what_has_no_day_is_old() -> None:
    assert words(feed(), "updated") == ["1970-01-01T00:00:00Z"]
    assert words(feed(Source("r")), "entry/updated") == ["1970-01-01T00:00:00Z"]


def test_hostile_words_break_no_feed() -> None:
    bad = '<script>alert(1)</script>\x02\x0b\ufffe\uffff\u202e]]>&"'
    told = feed(Source("r", publisher=bad, title=bad, published="2031-99-99"), text=bad)
    for path in ("entry/title", "entry/author/name", "entry/summary"):
        (shown,) = words(told, path)
        assert shown is not None and shown.startswith("<script>") and not set(shown) & set("\x02\x0b\ufffe\u202e")
