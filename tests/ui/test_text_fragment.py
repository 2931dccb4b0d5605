import pytest

from timeline.safe_text import safe_href
from timeline.ui.text_fragment import text_directive

LONG = " ".join(f"word{at}" for at in range(40))


@pytest.mark.parametrize(
    ("text", "said", "directive"),
    [
        ("It rained. The dam broke.", "The dam broke.", "text=The%20dam%20broke."),
        ("A, b-c & d.", "A, b-c & d.", "text=A%2C%20b%2Dc%20%26%20d."),
        ("Rain. It broke. Sun. It broke.", "It broke.", "text=Rain.-,It%20broke."),
        ("", "", ""),
    ],
)
def test_a_directive_quotes_the_sentence(text, said, directive):
    start = text.index(said)
    assert text_directive(text, start, start + len(said)) == directive


def test_a_directive_quotes_both_ends_of_a_long_sentence():
    first, last = text_directive(LONG, 0, len(LONG)).removeprefix("text=").split(",")
    assert first.startswith("word0%20")
    assert last.endswith("word39")


def test_a_link_shows_no_name_and_no_password():
    assert safe_href("https://bank.example:pw@other.example/a?b=1") == "https://other.example/a?b=1"
    assert safe_href("javascript:alert(1)") is None
