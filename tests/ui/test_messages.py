"""The messages of a component: each is carried out once, in order, and answered."""

from streamlit.testing.v1 import AppTest

from tests.ui.app_page import component_data


def page_of_messages():
    """A page with a component, which carries out the messages that the test puts into the session."""
    import streamlit as st

    from timeline.ui.messages import carry_out, render_component

    state = st.session_state
    state.setdefault("heard", [])
    handlers = {"said": state["heard"].append, "number": lambda value: state["heard"].append(int(value))}
    carry_out("talk", state.get("messages"), handlers)
    render_component("chips", "<div class='tl-chips'></div>", key="talk", data={}, handlers=handlers)


def sent(page: AppTest, *messages: tuple[int, str, object]) -> list:
    page.session_state["messages"] = [
        {"number": number, "name": name, "value": value, "tries": 1} for number, name, value in messages
    ]
    page.run()
    return page.session_state["heard"]


def opened() -> AppTest:
    return AppTest.from_function(page_of_messages, default_timeout=30).run()


def test_all_messages_are_carried_out_in_their_order():
    page = opened()
    assert sent(page, (3, "said", "next"), (4, "said", "next"), (7, "number", 5)) == ["next", "next", 5]
    assert component_data(page, "chips")["done"] == 7


def test_a_message_that_is_sent_again_counts_once():
    page = opened()
    sent(page, (3, "said", "one"))
    assert sent(page, (3, "said", "one"), (4, "said", "two")) == ["one", "two"]
    assert sent(page, (4, "said", "two")) == ["one", "two"]


def test_a_message_without_a_handler_is_dropped_and_answered():
    page = opened()
    assert sent(page, (5, "unknown", "x"), (6, "said", "y")) == ["y"]
    assert component_data(page, "chips")["done"] == 6


def test_a_failed_message_is_answered_and_not_tried_again():
    page = opened()
    sent(page, (5, "number", "no number"))
    assert page.exception
    assert sent(page, (5, "number", "no number"), (6, "said", "z")) == ["z"]
    assert not page.exception
