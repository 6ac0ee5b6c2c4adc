"""The server as it is started and ended: what cannot be served is told in one line."""

import signal
import socket
import sqlite3
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from readout.store import Store

pytestmark = pytest.mark.slow
SERVE = [sys.executable, "-m", "readout.cli", "serve"]


def refused(*arguments: str | Path) -> str:
    """What the command says as it gives up."""
    done = subprocess.run([*SERVE, *map(str, arguments)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    return done.stderr


def test_a_port_in_use_is_told_with_what_to_do(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        said = refused("--record", tmp_path / "new.db", "--port", str(port))
    assert f"port {port} cannot be used (Address already in use); name another with --port" in said


def test_what_is_no_record_is_left_alone(tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.txt"
    foreign.write_text("a letter")
    assert "not a record of readout" in refused("--record", foreign)
    assert foreign.read_text() == "a letter"


def test_a_newer_record_asks_for_a_newer_program(tmp_path: Path) -> None:
    newer = tmp_path / "newer.db"
    Store.open(str(newer), create=True).close()
    with sqlite3.connect(newer) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    assert "update readout to open it" in refused("--record", newer)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "name one in a folder that exists" in refused("--record", tmp_path / "no" / "new.db")


def test_an_interrupt_ends_it_without_a_word(tmp_path: Path) -> None:
    command = [*SERVE, "--record", str(tmp_path / "new.db"), "--port", "0"]
    # Who runs the tests in the background of a shell has them ignore interrupts, and all that they start.
    heed = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=heed) as server:
        try:
            assert server.stdout is not None
            assert server.stdout.readline().startswith("http://127.0.0.1:")
            server.send_signal(signal.SIGINT)
            out, error = server.communicate(timeout=20)
        finally:
            server.kill()
    assert (out, error, server.returncode) == ("", "", 130)
