"""The messages of a component in the browser, each carried out once and in their order.

Streamlit keeps only the last of several triggers of a component that arrive during a run: a quick second
press would replace the first one. So the scripts of our components send all messages without an answer, with
numbers (``messages.js``), until Python tells the number of the last one that it has carried out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st

from timeline.ui.component import component, ignore

Handlers = Mapping[str, Callable[[Any], None]]
"""What to do with the value of a message, by the message's name."""


def render_component(
    name: str,
    markup: str,
    *before: str,
    key: str,
    data: Mapping[str, Any],
    handlers: Handlers,
    default: Mapping[str, Any] | None = None,
    **options: Any,
) -> None:
    """Render a component whose script sends messages.

    ``before`` is that of ``component``, ``default`` has the states that only need a rerun, and ``options``
    are Streamlit's. The ``handlers`` get the messages that are sent until the next run of the page.
    """
    mount = component(name, markup, "messages", *before)
    mount(
        key=key,
        data={**data, "done": st.session_state.get(_done(key), 0)},
        default={"sent": [], **(default or {})},
        on_sent_change=partial(_receive, key, handlers),
        **{f"on_{state}_change": ignore for state in default or {}},
        **options,
    )


def _receive(key: str, handlers: Handlers) -> None:
    carry_out(key, st.session_state[key].sent, handlers)


def carry_out(key: str, messages: Any, handlers: Handlers) -> None:
    """Carry out the new messages of the component with this key; one without a handler is dropped."""
    for message in messages if isinstance(messages, list) else ():
        number = int(message["number"])
        if number <= st.session_state.get(_taken(key), 0):
            continue
        st.session_state[_taken(key)] = number
        try:
            if handler := handlers.get(str(message["name"])):
                handler(message.get("value"))
        finally:  # till then the browser asks again, so that a run shows the error of a late message
            st.session_state[_done(key)] = number


def _taken(key: str) -> str:
    return f"{key} taken"


def _done(key: str) -> str:
    return f"{key} done"
