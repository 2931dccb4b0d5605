"""Lets each callback of the page run to its end, and notes Back or Forward before the run can be stopped.

Streamlit would drop a press that comes during a run.

Streamlit 1.67 stops a run for the next request at any access to its session state, also within a callback. It
takes the exception that ends the callback for one of ``st.rerun``, so what the person pressed is never done.
"""

from __future__ import annotations

from functools import wraps
from typing import Any

from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state import SessionState

from timeline.ui.session_keys import Key


def keep_callbacks_whole() -> None:
    """Make all callbacks whole, from the next run on; doing it again changes nothing."""
    call = SessionState._call_callbacks
    if hasattr(call, "__wrapped__"):
        return

    @wraps(call)
    def whole(state: SessionState, *args: Any, **kwargs: Any) -> None:
        context = get_script_run_ctx()
        if context is not None and context.is_history_navigation:
            state[Key.BACK] = True
        runner = _runner()
        if runner is None:
            call(state, *args, **kwargs)
            return
        runner._execing = False  # the runner then leaves a request waiting until the page itself runs
        try:
            call(state, *args, **kwargs)
        finally:
            runner._execing = True

    SessionState._call_callbacks = whole  # type: ignore[method-assign, assignment]


def _runner() -> Any:
    """Return the runner of this session; ``None`` outside one."""
    context = get_script_run_ctx()
    runner = getattr(getattr(context and context.session_state, "_yield_callback", None), "__self__", None)
    return runner if getattr(runner, "_execing", False) else None
