"""An open tab without a browser: it speaks Streamlit's own protocol with the served page."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.BidiComponent_pb2 import BidiComponent
from streamlit.proto.Button_pb2 import Button
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import connect

from tests.attack.served_page import ServedPage

_PATIENCE = 240
"""Seconds until a run of the page must have ended; twenty sessions share the machine."""
_TRIES = 8
"""How often a message to a component is sent, before it counts as unanswered."""
_TYPED = ("text_input", "text_area", "selectbox")
_ENDS = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
_ROWS = "timeline_row_list"


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
    """One open tab: it runs the page, types, presses buttons, and acts on listed events.

    ``events`` is the number of listed events, as the page writes it. ``rows`` has what each listed row shows
    by its id, ``options`` the choices of each selection box by its label, ``texts`` the HTML of the last run.
    ``faults`` collects every exception of the page, and each of the ``secrets`` that the server sends.
    """

    def __init__(self, page: ServedPage, secrets: Iterable[str] = ()) -> None:
        self._open = ExitStack()
        self._socket = self._open.enter_context(_connection(page))
        self._secrets = tuple(secrets)
        self._widgets: dict[str, tuple[str, str]] = {}
        self._fragment = self._address = ""
        self._disabled: set[str] = set()
        self._number = self._done = 0
        self.faults: list[str] = []
        self.events = ""
        self.rows: dict[str, dict[str, Any]] = {}
        self.options: dict[str, list[str]] = {}
        self.texts: list[str] = []
        self.run()

    def close(self) -> None:
        """Close the tab."""
        self._open.close()

    def run(self) -> None:
        """Run the page again without a change."""
        self._send()

    def filter_by(self, words: str) -> str:
        """Type into the filter for words; return the number of listed events."""
        self.press(typed={"Words": words})
        return self.events

    def press(self, button: str = "", typed: Mapping[str, str] | None = None) -> None:
        """Type into fields by their labels, and then press a button."""
        states = []
        for label, text in (typed or {}).items():
            states.append(self._state(label, string_value=text))
        if button in self._disabled:
            raise AssertionError(f"the button {button} is disabled")
        if button:
            states.append(self._state(button, trigger_value=True))
        self._send(*states)

    def open_tab(self, name: str) -> None:
        """Open the tab of the list whose label begins with a name."""
        label = next(each for each in self.options["Lists"] if each.startswith(name))
        state = self._state("Lists")
        state.string_array_value.data.append(label)
        self._send(state)

    def choose(self, row: str) -> None:
        """Click a listed row."""
        self._tell_list("chosen", row)

    def act(self, kind: str, event: str, value: Any) -> None:
        """Star, tag, check or hide an event in the list."""
        self._tell_list("act", {"kind": kind, "events": [event], "value": value})

    def _tell_list(self, name: str, value: Any) -> None:
        """Send a message of the list until Python answers it, as ``messages.js`` does."""
        self._number = max(time.time_ns() // 1_000_000, self._number + 1, self._done + 1)
        message = {"number": self._number, "name": name, "value": value}
        for tries in range(1, _TRIES + 1):
            sent = json.dumps({"sent": [{**message, "tries": tries}]})
            self._send(self._state(_ROWS, json_value=sent))
            if self._done >= self._number:
                return
        raise AssertionError(f"no answer to {message}")

    def _state(self, label: str, **value: Any) -> WidgetState:
        if label not in self._widgets:
            notices = ("tl-notice", "tl-empty", "tl-error")
            shown = [each for each in self.texts if any(name in each for name in notices)]
            shown = [each for each in shown if not each.startswith("<style")]
            raise AssertionError(f"the page has no {label}; it shows {shown}; {self.faults}")
        widget, self._fragment = self._widgets[label]
        return WidgetState(id=widget, **value)

    def _send(self, *states: WidgetState) -> None:
        message = BackMsg()
        message.rerun_script.query_string = self._address
        message.rerun_script.fragment_id, self._fragment = self._fragment, ""
        message.rerun_script.widget_states.widgets.extend(states)
        self._socket.send(message.SerializeToString())
        self.texts.clear()
        self._receive()

    def _receive(self) -> None:
        """Read what a run sends, until a run has ended that no other one follows."""
        while True:
            data = bytes(self._socket.recv(timeout=_PATIENCE))
            self.faults += [f"received {each}" for each in self._secrets if each.encode() in data]
            received = ForwardMsg()
            received.ParseFromString(data)
            match received.WhichOneof("type"):
                case "script_finished" if received.script_finished in _ENDS:
                    return
                case "script_finished" if received.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                    raise AssertionError("the page cannot be compiled")
                case "page_info_changed":
                    self._address = received.page_info_changed.query_string
                case "delta":
                    self._read(received.delta.new_element, received.delta.fragment_id)

    def _read(self, element: Element, fragment: str) -> None:
        kind = element.WhichOneof("type") or ""
        match kind:
            case "exception":
                self.faults.append(element.exception.message)
            case "html":
                self.texts.append(element.html.body)
            case "button":
                self._read_button(element.button, fragment)
            case "bidi_component" if element.bidi_component.component_name == _ROWS:
                self._read_list(element.bidi_component, fragment)
            case "button_group":
                self._read_tabs(element, fragment)
            case _ if kind in _TYPED:
                field = getattr(element, kind)
                self._widgets[field.label] = field.id, fragment
                if kind == "selectbox":
                    self.options[field.label] = list(field.options)

    def _read_button(self, button: Button, fragment: str) -> None:
        self._widgets[button.label] = button.id, fragment
        self._disabled.discard(button.label)
        if button.disabled:
            self._disabled.add(button.label)

    def _read_list(self, component: BidiComponent, fragment: str) -> None:
        self._widgets[_ROWS] = component.id, fragment
        data = json.loads(component.json)
        self._done = data["done"]
        self.rows = {each["id"]: each for each in data["rows"]}

    def _read_tabs(self, element: Element, fragment: str) -> None:
        labels = [each.content for each in element.button_group.options]
        if labels[0].startswith("Events "):
            self.events = labels[0].removeprefix("Events ")
            self.options["Lists"] = labels
            self._widgets["Lists"] = element.button_group.id, fragment
