"""The server of the page: from its start on, it asks no other machine for anything."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow  # starts the server

ROOT = Path(__file__).parents[2]
WATCH = """
import os, sys

def note(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo"):
        with open(os.environ["ASKED"], "a") as file:
            file.write(f"{event} {arguments[1] if event == 'socket.connect' else arguments[0]}\\n")

sys.addaudithook(note)
"""
"""A start-up file of Python: it writes down each connection and each look-up of a name."""


def free_port() -> int:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def answer(port: int, path: str, headers: dict[str, str]) -> int:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", path, headers=headers)
        return connection.getresponse().status


def wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert server.poll() is None
        try:
            if answer(port, "/_stcore/health", {}) == 200:
                return
        except OSError:
            pass
        time.sleep(0.2)
    pytest.fail("the server did not start")


def test_a_foreign_page_makes_the_server_ask_nobody(tmp_path: Path):
    (tmp_path / "sitecustomize.py").write_text(WATCH)
    asked, port = tmp_path / "asked", free_port()
    environment = os.environ | {
        "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}",
        "ASKED": str(asked),
        "TIMELINE_STORE": str(tmp_path / "timeline.sqlite"),
    }
    command = [sys.executable, "-m", "timeline.ui.page_server", f"--port={port}", "--no-browser"]
    with subprocess.Popen(command, cwd=ROOT, env=environment) as server:
        try:
            wait_for(port, server)
            handshake = {
                "Origin": "https://foreign.example",
                "Connection": "Upgrade",
                "Upgrade": "websocket",
                "Sec-WebSocket-Version": "13",
                "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
            }
            assert answer(port, "/_stcore/stream", handshake) == 403
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(60)
    noted = asked.read_text().splitlines() if asked.exists() else []
    assert [each for each in noted if "127.0.0.1" not in each and "localhost" not in each] == []


@pytest.mark.skipif(os.name == "nt", reason="ends the server by a group of processes")
def test_no_file_of_the_current_folder_is_run(tmp_path: Path):
    ran, port = tmp_path / "ran", free_port()
    for name in ("streamlit", "csv", "starlette"):
        (tmp_path / f"{name}.py").write_text(f"open({str(ran)!r}, 'w'); raise SystemExit(3)")
    start = f"import sys; sys.path.append({str(ROOT)!r}); from timeline.__main__ import main; main()"
    command = [sys.executable, "-P", "-c", start, "serve", f"--port={port}", "--no-browser"]
    environment = os.environ | {"TIMELINE_STORE": str(tmp_path / "timeline.sqlite")}
    with subprocess.Popen(command, cwd=tmp_path, env=environment, start_new_session=True) as server:
        try:
            wait_for(port, server)
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(60)
    assert not ran.exists()
