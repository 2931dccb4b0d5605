import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from timeline.figure.text import block, inert, width
from timeline.inert import plain

LINES = st.text(max_size=200)


@given(LINES)
def test_inert_text_holds_nothing_that_plotly_reads_as_markup_or_tex(text):
    shown = inert(text)
    assert not set(shown) & set("<>$")
    assert (
        shown.replace("&amp;", "").replace("&lt;", "").replace("&gt;", "").replace("&#36;", "").count("&")
        == 0
    )


@given(LINES)
def test_clean_text_is_one_line_without_controls(text):
    shown = plain(text)
    joiners = "\u200c\u200d"
    assert all(unicodedata.category(char) not in ("Cc", "Cf", "Cs") or char in joiners for char in shown)
    assert shown == " ".join(shown.split())


def test_bidirectional_overrides_go_and_joiners_stay():
    assert plain("a\u202eb\u2066c\u200fd\u00ade") == "abcde"
    assert plain("می\u200cخواهم") == "می\u200cخواهم"


def test_the_words_around_hostile_text_are_kept():
    assert (
        inert("<a href='http://x.test'>R&D</a> $5")
        == "&lt;a href='http://x.test'&gt;R&amp;D&lt;/a&gt; &#36;5"
    )


@given(LINES, st.floats(60, 900), st.booleans())
def test_no_line_is_wider_than_its_limit_and_no_character_is_lost(text, limit, even):
    made = block(text, 14, limit, even=even)
    assert made.width <= limit + 1e-6
    html = re.sub("[\u200e\u2067\u2069]", "", made.html)
    written = html.replace("<br>", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&#36;", "$")
    assert "".join(written.replace("&amp;", "&").split()) == "".join(plain(text).split())


def test_a_lead_is_bold_and_counts_towards_the_width():
    alone, led = block("A thing happened", 14, 400), block("A thing happened", 14, 400, lead="7 May")
    assert led.html.startswith("<b>7 May</b>")
    assert led.width > alone.width + width("7 May", 14, bold=True)


def test_even_lines_are_of_like_length():
    text = "The council met and after some hours of talk it voted for the new harbour"
    ragged, even = block(text, 14, 400), block(text, 14, 400, even=True)
    assert ragged.lines == even.lines == 2
    assert even.width < ragged.width


def test_text_without_spaces_is_broken_too():
    made = block("国" * 60, 14, 200)
    assert made.lines > 3
    assert made.width <= 200


def test_a_text_from_right_to_left_is_isolated_from_the_date_before_it():
    made = block("وقعت الحكومة 3 اتفاقات", 14, 400, lead="7 May")
    assert made.html.endswith("\u2067وقعت الحكومة 3 اتفاقات\u2069")


def test_what_follows_a_name_from_right_to_left_stands_behind_it():
    assert (
        block("Sources: بی‌بی‌سی فارسی, 3 articles", 14, 400).html == "Sources: بی‌بی‌سی فارسی\u200e, 3 articles"
    )
