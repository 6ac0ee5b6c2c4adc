"""The tables of the gazetteer while the files are read."""

from dataclasses import dataclass, field

from readout.gazetteer import Gazetteer, Name, Occasion, Term


@dataclass(slots=True)
class Tables:
    """The rows gathered so far, file by file; `names` are the fields of Name, which are quicker to tell apart than Names."""

    names: dict[tuple[str, str, str], None] = field(default_factory=dict)
    terms: dict[Term, None] = field(default_factory=dict)
    occasions: list[Occasion] = field(default_factory=list)
    canonical: dict[str, str] = field(default_factory=dict)
    gender: dict[str, str] = field(default_factory=dict)
    titles: dict[tuple[str, str], str] = field(default_factory=dict)
    heads: dict[str, tuple[str, str]] = field(default_factory=dict)
    place_state: dict[str, str] = field(default_factory=dict)
    wikidata: dict[str, str] = field(default_factory=dict)
    body_kind: dict[str, str] = field(default_factory=dict)
    parent: dict[str, str] = field(default_factory=dict)

    def add(self, kind: str, actor: str, *words: str) -> None:
        """Rows of one kind for an actor or place."""
        for each in words:
            self.names[each, actor, kind] = None

    def gazetteer(self) -> Gazetteer:
        """All rows as the plain tables that annotation takes."""
        rows = tuple([Name(*row) for row in self.names]), tuple(self.terms), tuple(self.occasions)
        return Gazetteer(*rows, self.canonical, self.gender, self.titles, self.heads, self.place_state, self.body_kind)
