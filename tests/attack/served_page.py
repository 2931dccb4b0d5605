"""The served page without a browser: its server, and sessions that speak Streamlit's own protocol with it."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from tests.conftest import ROOT, SERVED_TOKEN, free_port, wait_for_server
from timeline.store.location import STORE_VARIABLE
from timeline.ui.page_server import TOKEN_VARIABLE

_PATIENCE = 120
"""Seconds until a run of the page must have ended; twenty sessions share the machine."""


@dataclass(frozen=True, slots=True)
class ServedPage:
    """A running server; ``process`` is its number in the system."""

    port: int
    process: int
    cookie: str

    @property
    def address(self) -> str:
        """The address of the page, without a token."""
        return f"http://127.0.0.1:{self.port}/"


@contextmanager
def served_page(store: Path, **environment: str) -> Iterator[ServedPage]:
    """Serve a store as ``serve`` does, and come in with the token."""
    port = free_port()
    command = [sys.executable, "-m", "timeline.ui.page_server", f"--port={port}", "--no-browser"]
    own = {STORE_VARIABLE: str(store), TOKEN_VARIABLE: SERVED_TOKEN, **environment}
    with tempfile.NamedTemporaryFile() as log:
        process = subprocess.Popen(command, cwd=ROOT, env=os.environ | own, stdout=log, stderr=log)
        try:
            wait_for_server(port, process, Path(log.name))
            yield ServedPage(port, process.pid, _cookie(port))
        finally:
            process.terminate()
            process.wait(timeout=20)


def _cookie(port: int) -> str:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request("GET", f"/?token={SERVED_TOKEN}")
        stated = connection.getresponse().getheader("set-cookie") or ""
    return stated.partition(";")[0]


def _connection(page: ServedPage) -> connect:
    return connect(
        f"ws://127.0.0.1:{page.port}/_stcore/stream",
        subprotocols=["streamlit"],
        additional_headers={"Cookie": page.cookie},
        origin=page.address.rstrip("/"),
        open_timeout=_PATIENCE,
        max_size=None,
    )


class PageSession:
    """One open tab: it runs the page, types into a filter, and counts the listed events."""

    def __init__(self, page: ServedPage) -> None:
        self._open = ExitStack()
        self._socket = self._open.enter_context(_connection(page))
        self._words = ""
        self.faults: list[str] = []
        self.events = ""
        self._run(BackMsg())

    def filter_by(self, words: str) -> str:
        """Type into the filter for words; return the number of listed events."""
        message = BackMsg()
        typed = message.rerun_script.widget_states.widgets.add()
        typed.id, typed.string_value = self._words, words
        self._run(message)
        return self.events

    def close(self) -> None:
        """Close the tab."""
        self._open.close()

    def _run(self, message: BackMsg) -> None:
        message.rerun_script.query_string = message.rerun_script.query_string  # chooses this kind of message
        self._socket.send(message.SerializeToString())
        while True:
            received = ForwardMsg()
            received.ParseFromString(bytes(self._socket.recv(timeout=_PATIENCE)))
            if received.WhichOneof("type") == "script_finished":
                if received.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    return
            elif received.WhichOneof("type") == "delta":
                self._read(received.delta.new_element)

    def _read(self, element: Element) -> None:
        match element.WhichOneof("type"):
            case "exception":
                self.faults.append(element.exception.message)
            case "text_input" if element.text_input.label == "Words":
                self._words = element.text_input.id
            case "button_group":
                first = element.button_group.options[0].content
                if first.startswith("Events "):
                    self.events = first.removeprefix("Events ")
