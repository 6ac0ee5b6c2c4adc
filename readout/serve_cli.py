"""The command that shows the record in the browser."""

import logging
import os
import socket
from typing import TYPE_CHECKING, Annotated

import typer

from readout.errors import RecordError
from readout.garbage import leave_alone
from readout.record_cli import DEFAULT, Address

if TYPE_CHECKING:
    from starlette.types import ASGIApp

HOST = "127.0.0.1"
Port = Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="The port; 0 takes one that is free.")]


def add_serve_command(app: typer.Typer) -> None:
    """Makes the command known to the command line."""
    app.command("serve", rich_help_panel="The record")(serve_command)


def serve_command(record: Address = DEFAULT, port: Port = 8765) -> None:
    """Show the record in the browser, on this machine alone.

    A record that is not there is made; the page says how to fill it. End with Ctrl-C.

    [dim]readout serve --record talks.db[/dim]
    """
    # FastAPI takes half a second to import, which no other command should wait for.
    from readout.web.app import create_app

    logging.basicConfig(format="readout: %(message)s")
    app = create_app(record)
    # The collector's passes over all the modules would hold a page up for an eighth of a second every now and then.
    leave_alone()
    with listening(port) as listener:
        print(f"http://{HOST}:{listener.getsockname()[1]}/  (Ctrl-C ends it)", flush=True)
        run(app, listener)


def listening(port: int) -> socket.socket:
    """A socket of this machine at the port; raises RecordError if it is taken."""
    try:
        return socket.create_server((HOST, port))
    except OSError as error:
        raise RecordError(
            f"port {port} cannot be used ({os.strerror(error.errno or 0)}); name another with --port, or 0 for any"
        ) from error


def run(app: "ASGIApp", listener: socket.socket) -> None:
    """Answers requests until it is interrupted."""
    import uvicorn

    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, proxy_headers=False, timeout_graceful_shutdown=3
    )
    uvicorn.Server(config).run(sockets=[listener])
