"""Every error that readout raises on purpose.

    ReadoutError
    ├── RefusedInput           the bytes cannot become a report
    │   ├── EmptyInput             nothing in it
    │   ├── UnreadableFile         there, but it cannot be opened
    │   ├── TooLarge               over the size limit
    │   ├── UnknownType            no reader for this kind of file
    │   ├── NotDeclaredType        the bytes are not what the name or header says
    │   ├── DamagedInput           truncated or broken container (gzip, PDF, JSON)
    │   ├── UndecodableText        no encoding fits
    │   ├── ForbiddenCharacter     U+0000 or a lone surrogate
    │   ├── NoText                 a page or file without readable text
    │   └── NotEnglish             another language than the lexicons serve
    ├── MissingExtra           an optional dependency is not installed
    ├── NotFound               a path that is not there
    ├── InvalidLexicon         a lexicon file breaks its own rules
    ├── InvalidReading         a finished reading whose anchors or form are wrong
    ├── RecordError            a record that cannot be opened, read or written
    ├── InvalidKnowledge       a knowledge file breaks its own rules
    └── InvalidMarkup          marked text of a case that does not parse

Every message is one line: what is wrong, then what to do.
"""


class ReadoutError(Exception):
    """What readout raises on purpose; its message is one line that says what to do."""


class RefusedInput(ReadoutError):
    """The bytes cannot become a report."""


class EmptyInput(RefusedInput):
    """There is nothing in the input."""


class UnreadableFile(RefusedInput):
    """The file is there but cannot be opened."""


class TooLarge(RefusedInput):
    """The input is over the size limit."""


class UnknownType(RefusedInput):
    """No reader serves this kind of file."""


class NotDeclaredType(RefusedInput):
    """The bytes are not what the name or the header says."""


class DamagedInput(RefusedInput):
    """The container (gzip, PDF, JSON) is truncated or broken."""


class UndecodableText(RefusedInput):
    """No encoding fits the bytes."""


class ForbiddenCharacter(RefusedInput):
    """The text holds U+0000 or a lone surrogate, which no store can keep."""


class NoText(RefusedInput):
    """The page or file has no readable text."""


class NotEnglish(RefusedInput):
    """The text is in a language that the lexicons do not serve."""


class MissingExtra(ReadoutError):
    """An optional dependency is not installed."""


class NotFound(ReadoutError):
    """The path is not there."""


class InvalidLexicon(ReadoutError):
    """A lexicon file breaks its own rules."""


class InvalidKnowledge(ReadoutError):
    """A knowledge file breaks its own rules."""


class InvalidMarkup(ReadoutError):
    """The marked text of a case does not parse."""


class InvalidReading(ReadoutError):
    """A finished reading that is not of the schema, or whose anchors do not fit its text."""


class RecordError(ReadoutError):
    """The record cannot be opened, read or written."""
