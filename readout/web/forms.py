"""Forms that change something: read only if they carry the token of this server."""

from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

from readout.web.security import TOKEN
from readout.web.site import site_of

# What one form may hold.
MOST_FILES, MOST_FIELDS, LONGEST_FIELD = 200, 40, 2_000_000


async def signed_form(request: Request) -> FormData:
    """The fields of a form of ours; answers 403 to any other. Every route that changes something must ask for it."""
    form = await request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=LONGEST_FIELD)
    if not site_of(request).token.fits(form.get(TOKEN)):
        raise HTTPException(
            403, "this form is from before the server was last started; go back, load the page again, and send it"
        )
    return form


Signed = Annotated[FormData, Depends(signed_form)]


def field(form: FormData, name: str) -> str | None:
    """The words in a field, None if there are none."""
    value = form.get(name)
    return value.strip() or None if isinstance(value, str) else None
