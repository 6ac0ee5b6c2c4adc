"""Who acts: a person, a state or a body as the record names it."""

from readout.value import value


@value
class Actor:
    """A party that speaks, meets or is spoken to.

    `actor` is the id (`person:...`, `state:...`, `body:...`), None for one that no file of knowledge lists ("a senior official");
    `name` the canonical English name or the description; `capacity` the title of the office held that day, None if none is known.
    """

    actor: str | None
    name: str
    capacity: str | None = None
