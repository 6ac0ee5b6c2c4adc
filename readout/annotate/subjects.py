"""Who does what a verb or a noun of a sentence tells."""

from readout.annotate.coreference import Reference
from readout.value import value


@value
class Subject:
    """Who speaks: the tokens that name the source, and the references in them (several for "A and B said")."""

    first: int
    last: int
    references: tuple[Reference, ...]

    @classmethod
    def of(cls, reference: Reference) -> "Subject":
        """The subject that consists of one reference."""
        return cls(reference.mention.first, reference.mention.last, (reference,))
