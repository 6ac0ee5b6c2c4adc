"""JSON Lines: one document a line, its text taken character for character."""

import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

from readout.errors import DamagedInput, ForbiddenCharacter, NotDeclaredType, NoText, UndecodableText
from readout.ingest.damage import find_damage
from readout.ingest.decoding import refuse_foreign
from readout.ingest.drafts import Draft, FieldMap
from readout.ingest.plain import find_publisher, find_title
from readout.report import FORBIDDEN, Origin

DATE = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ]\d{2}:?\d{2}.*)?")


def draft_json(data: bytes, origin: Origin, fields: FieldMap) -> Draft:
    """The draft of one JSON object; `origin` gains its title, publisher, date, url and id where it says none itself.

    Raises DamagedInput for broken JSON, NotDeclaredType for anything but an object, NoText without the text field.
    """
    document = _parsed(data, origin.name)
    text = document.get(fields.text)
    if not isinstance(text, str):
        raise NoText(f"{origin.name}: no field {fields.text!r} with a text; name the right one with --field text=NAME")
    date, told = _date(document.get(fields.published))
    known = {
        "title": _words(document, fields.title, origin.name),
        "publisher": _words(document, fields.publisher, origin.name),
        "url": _words(document, fields.url, origin.name),
        "given_id": _words(document, fields.id, origin.name),
        "published": date,
    }
    origin_now = replace(origin, **{key: value for key, value in known.items() if value and not getattr(origin, key)})
    by = "metadata" if date and not origin.published else None
    return Draft(text, origin_now, find_title(text), find_publisher(text), published_by=by, damage=(*told, *find_damage(text)))


def _parsed(data: bytes, name: str) -> dict[str, Any]:
    refuse_foreign(data, name)
    try:
        document = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UndecodableText(f"{name}: not UTF-8 at byte {error.start}; JSON must be UTF-8, save it so") from error
    except RecursionError as error:
        raise DamagedInput(f"{name}: JSON nested too deeply; give a flat object") from error
    except ValueError as error:
        reason = str(error).splitlines()[0]
        raise DamagedInput(f"{name}: broken JSON ({reason}); write one object a line") from error
    if not isinstance(document, dict):
        raise NotDeclaredType(f"{name}: a JSON {type(document).__name__}, not an object; write one object a line (.jsonl)")
    return document


def _words(document: dict[str, Any], field: str, name: str) -> str | None:
    """The field's string, or its number as one; None for anything else."""
    value = document.get(field)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    if bad := FORBIDDEN.search(str(value)):
        raise ForbiddenCharacter(f"{name}: character U+{ord(bad.group()):04X} in field {field!r}; remove it and try again")
    return str(value).strip() or None


def _date(value: object) -> tuple[str | None, tuple[str, ...]]:
    """The ISO date in `value`, as precise as it is, and a note if there is something else."""
    if value is None or value == "":
        return None, ()
    found = DATE.fullmatch(value.strip()) if isinstance(value, str) else None
    if found and _in_calendar(found[1]):
        return found[1], ()
    return None, (f"the date {str(value)[:40]!a} is not an ISO date and was not used",)


def _in_calendar(iso: str) -> bool:
    try:
        date.fromisoformat((iso + "-01-01")[:10])
    except ValueError:
        return False
    return True
