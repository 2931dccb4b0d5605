"""Many elements are taken out as one by one, and the text around them stays."""

from lxml.html import fragment_fromstring, tostring

from tests.reading.samples import FIRST, articles, page
from timeline.reading import read_bytes
from timeline.reading.many_elements import drop_elements, unwrap_elements, unwrap_runs

NESTED = "<p>One <b>two <i>three</i> four</b> five <i>six</i> seven</p>"


def changed(change, tags, html=NESTED):
    tree = fragment_fromstring(f"<div>{html}</div>")
    change(tree, list(tree.iter(*tags)))
    return tostring(tree, encoding="unicode").removeprefix("<div>").removesuffix("</div>")


def test_elements_are_dropped_with_their_content():
    assert changed(drop_elements, ["b", "i"]) == "<p>One  five  seven</p>"
    assert changed(drop_elements, ["i"]) == "<p>One <b>two  four</b> five  seven</p>"
    assert changed(drop_elements, ["u"]) == NESTED


def test_elements_are_unwrapped():
    assert changed(unwrap_elements, ["i"]) == "<p>One <b>two three four</b> five six seven</p>"
    assert changed(unwrap_elements, ["b", "i"]) == "<p>One two three four five six seven</p>"


def test_only_a_very_long_run_is_unwrapped():
    short, long = "<i>one</i> two " * 30, "<i><b>one</b></i> two " * 1_001
    tree = fragment_fromstring(f"<div><p>{short}</p><p>{long}</p></div>")
    unwrap_runs(tree)
    first, second = tree
    assert len(first) == 30
    assert len(second) == 0
    assert second.text == "one two " * 1_001


def test_a_page_of_one_long_paragraph_is_read_whole():
    words = " ".join(f"<em>word</em> {number}" for number in range(3_000))
    [article] = articles(read_bytes("a.html", page(f"<p>{words}.</p>")))
    assert FIRST in article.text
    assert "word 0 word 1 word 2" in article.text
    assert "word 2999." in article.text
