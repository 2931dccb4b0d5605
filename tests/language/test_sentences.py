from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.language import sentences
from timeline.language.sentences import MAX_SENTENCE_LENGTH

CASES = {
    "two plain sentences": ["The dam burst.", "Nobody was hurt."],
    "a title is not an end": ["Gen. Harlow met Mr. Osei in St. Gallen.", "They talked."],
    "initials are not ends": ["J. K. Marsh wrote to A. Veld."],
    "a month before its day is not an end": ["It rained on Nov. 3 in Bergen."],
    "an acronym before a name is not an end": ["He left the U.S. Senate early."],
    "an acronym before an opener is an end": ["He flew to the U.S.", "The visit was short."],
    "a quotation mark closes its sentence": ['"We will wait." ', "He left the room."],
    "a quoted stop before lower case is not an end": ['"We will wait." the minister said.'],
    "figures keep their point": ["Prices rose 3.5 percent.", "Wages did not."],
    "a question and an exclamation": ["Who paid?", "Nobody!", "So they say."],
    "a company before a verb": ["Marlow Corp. bought the mine."],
}


@pytest.mark.parametrize("expected", CASES.values(), ids=CASES)
def test_a_line_is_split_into_its_sentences(expected: list[str]) -> None:
    text = " ".join(expected)
    assert [text[start:end] for start, end in sentences(text)] == [piece.strip() for piece in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam burst.The mayor left", ["The dam burst.", "The mayor left"]),
        ("“It will hold.”The mayor left", ["“It will hold.”", "The mayor left"]),
        ("It closed in May.A second mill stayed", ["It closed in May.", "A second mill stayed"]),
        ("He sent the report.PDF and left", ["He sent the report.PDF and left"]),
        ("It closed in July.THE PUMP BROKE", ["It closed in July.", "THE PUMP BROKE"]),
        ("It ends on Sunday.Kick-off is at noon", ["It ends on Sunday.", "Kick-off is at noon"]),
        ("It closed on May Day.Nobody. So it was", ["It closed on May Day.", "Nobody.", "So it was"]),
        ("He bought Quill.Com shares", ["He bought Quill.Com shares"]),
        ("He works for Quill.Co. He left", ["He works for Quill.Co.", "He left"]),
        ("He wrote in Quill.NET and left", ["He wrote in Quill.NET and left"]),
        ("It closed in the 1990s.Her mill stayed", ["It closed in the 1990s.", "Her mill stayed"]),
        ("It closed in 2010.Her mill stayed", ["It closed in 2010.", "Her mill stayed"]),
        ("It sold 10.Her mill stayed", ["It sold 10.Her mill stayed"]),
        ("He read RFC 2010.Com and left", ["He read RFC 2010.Com and left"]),
        ("Sen.Marlow left", ["Sen.Marlow left"]),
        ("Capt.Marlow left", ["Capt.Marlow left"]),
        ("Dam bursts * Mayor leaves • “We are safe”", ["Dam bursts", "* Mayor leaves", "• “We are safe”"]),
        ("Two * three is six", ["Two * three is six"]),
    ],
)
def test_stops_without_a_space_and_bullets_end_a_sentence(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


@pytest.mark.parametrize("between", ["\n\n", "\u2028", "\n    "])
def test_a_paragraph_ends_a_sentence(between: str) -> None:
    text = f"Floods in the north{between}Two bridges fell"
    assert [text[start:end] for start, end in sentences(text)] == ["Floods in the north", "Two bridges fell"]


def test_a_line_end_breaks_running_text() -> None:
    text = "Bridge closed\n" + "The bridge over the river was closed to all traffic " * 3 + "today."
    assert len(sentences(text)) == 2


def test_paragraphs_as_lines_stay_apart_from_captions_and_headings() -> None:
    lines = [
        "The bridge over the river was closed to all traffic after the flood of last week tore out a pillar, "
        "and the council of the old town said that it would stay closed until spring.",
        "The ferry is full in the morning and in the evening",
        "Pupils wait for the boat. (Ida Berg/Reuters)",
        "The mayor asked for patience.",
    ]
    text = "\n".join(lines)
    assert {text[start:end] for start, end in sentences(text)} >= {lines[1], "(Ida Berg/Reuters)", lines[3]}


def test_a_line_end_breaks_nothing_in_wrapped_text() -> None:
    line = "and the council of the old town then voted to rebuild the bridge\n"
    assert len(sentences("The rain fell " + line + line * 4 + "in spring.")) == 1


def test_an_endless_sentence_is_cut() -> None:
    text = "one, two; " * 2000
    spans = sentences(text)
    assert max(end - start for start, end in spans) <= MAX_SENTENCE_LENGTH
    assert "".join(text[start:end] for start, end in spans).replace(" ", "") == text.replace(" ", "")


@given(st.text(alphabet=st.sampled_from("aB. \n\u2028\"'?!,;(”1")))
def test_spans_are_ordered_and_lose_only_space(text: str) -> None:
    spans = sentences(text)
    assert all(start < end for start, end in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    assert "".join("".join(text[start:end] for start, end in spans).split()) == "".join(text.split())
