"""A callback that has begun runs to its end, whatever request arrives meanwhile."""

import threading
import time

from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner_utils.script_run_context import ThreadState
from streamlit.runtime.state import SessionState
from streamlit.runtime.state.common import WidgetMetadata
from streamlit.testing.v1 import AppTest

from timeline.ui.whole_callbacks import Turns, keep_callbacks_whole


def counting_page():
    """A button whose callback is interrupted by a request that comes while it runs."""
    import streamlit as st
    from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx

    from timeline.ui.whole_callbacks import keep_callbacks_whole

    keep_callbacks_whole()
    st.session_state.setdefault("done", 0)

    def count():
        context = get_script_run_ctx()
        context.script_requests.request_rerun(RerunData(widget_states=None))
        st.session_state["begun"] = True  # the place where Streamlit would stop
        st.session_state["done"] += 1

    st.button("Count", on_click=count)


def test_a_press_counts_although_another_request_arrives_during_its_callback():
    page = AppTest.from_function(counting_page, default_timeout=30).run()
    page.button[0].click().run()
    assert page.session_state["done"] == 1


def test_the_callbacks_of_a_later_run_wait_for_those_of_the_one_before():
    keep_callbacks_whole()
    state, order, is_later_there = SessionState(), [], threading.Event()

    def note():
        number = state["number"]
        order.append(("begun", number))
        if number == 1:
            later.start()
            is_later_there.wait(10)
            time.sleep(0.2)  # time in which the later run could overtake
        order.append(("done", number))

    def value(number: int | None, _: str = "") -> int:
        return number or 0

    state._set_widget_metadata(WidgetMetadata("number", value, value, "int_value", callback=note))

    def prepare(number: int):
        ThreadState.initialize()
        states = WidgetStates()
        states.widgets.add(id="number", int_value=number)
        if number > 1:
            is_later_there.set()
        state.on_script_will_rerun(states)

    later = threading.Thread(target=prepare, args=(2,))
    prepare(1)
    later.join(10)
    assert order == [("begun", 1), ("done", 1), ("begun", 2), ("done", 2)]


def test_runs_get_their_turn_in_the_order_in_which_they_come():
    turns, order = Turns(), []

    def take(number: int):
        with turns:
            order.append(number)

    waiting = [threading.Thread(target=take, args=(number,)) for number in range(20)]
    with turns:
        for came, each in enumerate(waiting, 2):
            each.start()
            while turns.came < came:
                time.sleep(0.001)
    for each in waiting:
        each.join(10)
    assert order == list(range(20))
