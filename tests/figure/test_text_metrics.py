import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.figure.text_metrics import block, inert, stacked_blocks, width
from timeline.safe_text import single_line

LINES = st.text(max_size=200)


@given(LINES)
def test_inert_text_has_no_markup_or_tex_for_plotly(text):
    shown = inert(text)
    assert not set(shown) & set("<>$")
    assert (
        shown.replace("&amp;", "").replace("&lt;", "").replace("&gt;", "").replace("&#36;", "").count("&")
        == 0
    )


@given(LINES)
def test_clean_text_is_one_line_without_controls(text):
    shown = single_line(text)
    joiners = "\u200c\u200d"
    assert all(unicodedata.category(char) not in ("Cc", "Cf", "Cs") or char in joiners for char in shown)
    assert shown == " ".join(shown.split())


def test_bidirectional_overrides_go_and_joiners_stay():
    assert single_line("a\u202eb\u2066c\u200fd\u00ade") == "abcde"
    assert single_line("می\u200cخواهم") == "می\u200cخواهم"


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
    assert "".join(written.replace("&amp;", "&").split()) == "".join(single_line(text).split())


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


def test_text_after_a_right_to_left_name_stays_after_it():
    assert (
        block("Sources: بی‌بی‌سی فارسی, 3 articles", 14, 400).html == "Sources: بی‌بی‌سی فارسی\u200e, 3 articles"
    )


def test_chinese_and_japanese_are_broken_between_characters_after_the_date_and_evenly():
    made = block("临时政府由33名成员组成，穆罕默德出任代理总理", 14, 260, lead="16–21 Aug", even=True)
    first, second = made.html.split("<br>")
    assert "临时政府由33名" in first
    assert second.endswith("总理")


@pytest.mark.parametrize("limit", range(60, 200, 7))
@pytest.mark.parametrize("text", ["（一）临时，政府「组成」。", "ニューヨークで「データ」を、チェックした。"])
def test_no_line_begins_with_a_closing_sign_or_ends_with_an_opening_one(text, limit):
    for line in block(text, 14, limit).html.split("<br>"):
        assert line[0] not in "，。」）、ーュェッ"
        assert line[-1] not in "（「"


def test_numbers_and_words_between_ideographs_are_not_broken():
    lines = block("成员共有1234567名来自Afghanistan等地", 14, 120).html.split("<br>")
    assert any("1234567" in line for line in lines)
    assert any("Afghanistan" in line for line in lines)


def test_an_arabic_letter_is_narrower_if_joined_to_the_next():
    assert width("ببببب", 14) < 5 * width("ب", 14)
    assert width("ااا", 14) == pytest.approx(3 * width("ا", 14))


def test_blocks_one_below_the_other_are_read_like_the_first():
    title, note = block("הנמל נסגר", 16, 400), block("Seen by two", 16, 400, italic=True)
    both = stacked_blocks([block("", 16, 400), title, note])
    assert both.html == f"{title.html}<br>{note.html}"
    assert (both.width, both.lines, both.leftward) == (max(title.width, note.width), 2, True)
    assert not stacked_blocks([note, title]).leftward
