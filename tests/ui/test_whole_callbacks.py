"""A callback that has begun runs to its end, whatever request arrives meanwhile."""

from streamlit.testing.v1 import AppTest


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
