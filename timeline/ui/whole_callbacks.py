"""Lets each callback of the page run to its end, one run's after the other's, and notes Back or Forward.

Streamlit would drop a press that comes during a run. Streamlit 1.67 stops a run for the next request at any
access to its session state, also within a callback. It takes the exception that ends the callback for one of
``st.rerun``, so what the person pressed is never done.

The next run has a thread of its own, which does not wait for the end of the stopped one. So the callbacks of
two runs would mix: the later press could be carried out, and answered, before the earlier one.
"""

from __future__ import annotations

from functools import wraps
from threading import Condition, Lock
from typing import Any, cast

from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state import SessionState

from timeline.ui.session_keys import Key

_making_turns = Lock()


class Turns:
    """A lock for the runs of a session: they get it in the order in which they come.

    ``came`` counts those that have asked for it.
    """

    def __init__(self) -> None:
        """Begin with the lock free."""
        self._changed = Condition()
        self.came = 0
        self._served = 0

    def __enter__(self) -> None:
        """Wait until all that came before have left."""
        with self._changed:
            mine = self.came
            self.came += 1
            self._changed.wait_for(lambda: self._served == mine)

    def __exit__(self, *_: object) -> None:
        """Let the next one in."""
        with self._changed:
            self._served += 1
            self._changed.notify_all()


def keep_callbacks_whole() -> None:
    """Make all callbacks whole, from the next run on; doing it again changes nothing."""
    call, prepare = SessionState._call_callbacks, SessionState.on_script_will_rerun
    if hasattr(call, "__wrapped__"):
        return

    @wraps(prepare)
    def in_turn(state: SessionState, *args: Any, **kwargs: Any) -> None:
        with _turns_of(state):
            prepare(state, *args, **kwargs)

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

    SessionState.on_script_will_rerun = in_turn  # type: ignore[method-assign, assignment]
    SessionState._call_callbacks = whole  # type: ignore[method-assign, assignment]


def _turns_of(state: SessionState) -> Turns:
    """Return the lock of a session. Its holder prepares a run, which includes the callbacks."""
    with _making_turns:
        if Key.CALLBACKS not in state:
            state[Key.CALLBACKS] = Turns()
        return cast("Turns", state[Key.CALLBACKS])


def _runner() -> Any:
    """Return the runner of this session; ``None`` outside one."""
    context = get_script_run_ctx()
    runner = getattr(getattr(context and context.session_state, "_yield_callback", None), "__self__", None)
    return runner if getattr(runner, "_execing", False) else None
