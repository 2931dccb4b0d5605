"""The figure in Chromium: measures from Python must be true on the screen."""

import json
import random
import re
from collections.abc import Callable
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from plotly.offline import get_plotlyjs

from tests.figure.sets import crowd, days, row, table
from timeline.figure import Lanes, Order, Preset, Theme, View, draw
from timeline.figure.text_metrics import block

pytestmark = pytest.mark.browser

MEASURE = """
async ({ data, layout }) => {
  await Plotly.newPlot("chart", data, layout, { displayModeBar: false });
  const boxes = (selector) => [...document.querySelectorAll(selector)].map((found) => {
    const { left, right, top, bottom } = found.getBoundingClientRect();
    const fill = getComputedStyle(found).fillOpacity;
    return { left, right, top, bottom, fill, text: found.textContent };
  });
  return {
    texts: boxes("text").filter(({ text }) => text.trim() && text !== "?"),
    labels: boxes(".xy .textpoint text").filter(({ text }) => text !== "?"),
    marks: [...boxes(".xy .scatterlayer .point"), ...boxes(".xy .js-fill"), ...boxes(".xy .bars .point path")]
      .filter(({ fill }) => fill !== "0"),
    links: document.querySelectorAll("#chart a").length,
    typeset,
  };
}
"""
TRAP = """
<script>
  var typeset = 0; // Plotly asks for MathJax's version when it has found TeX to set, and only then
  var MathJax = { get version() { typeset += 1; throw new Error("TeX was read"); } };
</script>
"""
Measured = dict[str, Any]


@pytest.fixture(scope="module")
def measured(browser: Browser) -> Callable[..., Measured]:
    """Draws a figure and returns the boxes of its texts and marks in pixels."""
    page = browser.new_page(viewport={"width": 1600, "height": 900})
    page.route("**/*", lambda route: route.abort())
    page.set_content(f'<body style="margin:0"><div id="chart"></div>{TRAP}<script>{get_plotlyjs()}</script>')
    return lambda figure: page.evaluate(MEASURE, json.loads(figure.to_json()))


def overlap(one, other):
    """How far two boxes reach into each other, in pixels."""
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return min(across, down)


SIZES = ((1600, 900), (1280, 720), (1200, 630), (900, None))
NARROW = (480, None)
SETS = [
    (count, length, size, lanes)
    for (count, length), size in zip(((1, 1), (12, 14), (40, 14), (5000, 3000)), SIZES, strict=True)
    for lanes in (Lanes.NONE, Lanes.ACTOR)
]
SETS += (
    [(40, 14, size, Lanes.NONE) for size in (*SIZES, NARROW)]
    + [(20, 14, NARROW, Lanes.ACTOR)]
    + [(90, 36500, (1600, 900), Lanes.PLACE)]
)


@pytest.mark.parametrize(("count", "length", "size", "lanes"), SETS)
def test_no_text_is_cut_or_lies_on_another_text_or_mark(measured, count, length, size, lanes):
    first = date(1920, 1, 1) if length > 4000 else date(2023, 3, 1)
    view = View(title="Made up", subtitle="Place: Bergen", width=size[0], height=size[1], lanes=lanes)
    is_clear(measured, draw(crowd(count, length, first), view))


GENERATED = 50
LONGEST = 5000


def generated(seed):
    """A set of 1 to 5,000 events, and a view of it: with and without lanes, whole or zoomed."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    count = round(LONGEST ** (seed / (GENERATED - 1)))
    length = chance.choice((1, 14, 90, 700, 20_000))
    events = crowd(count, length, date(1930, 1, 1), seed)
    begin = date(1930, 1, 1) + timedelta(chance.randrange(length))
    view = View(
        title="What was said and done about the harbour",
        subtitle="Actor: Harbour Union",
        total=LONGEST,
        lanes=list(Lanes)[seed % len(Lanes)],
        order=chance.choice(list(Order)),
        window=chance.choice((None, (begin, begin + timedelta(length // 3)))),
        collapsed=frozenset(chance.choice(((), ("Harbour Union", "Oslo", "Wire", "Said")))),
    )
    return events, view


@pytest.mark.parametrize("seed", range(GENERATED))
def test_no_text_is_cut_or_lies_on_another_in_generated_sets_at_every_preset(measured, seed):
    events, view = generated(seed)
    for preset in Preset:
        is_clear(measured, draw(events, view.saved(preset)))


def is_clear(measured, figure):
    """Every text is whole, within the picture, and clear of the others and of the marks."""
    seen = measured(figure)
    labels = next(trace for trace in figure.data if trace.name == "labels").text
    assert len(seen["labels"]) == len(labels)
    for one, other in combinations(seen["texts"], 2):
        assert overlap(one, other) <= 1.5, (one, other)
    for label in seen["labels"]:
        assert all(overlap(label, mark) <= 2 for mark in seen["marks"]), label
    for text in seen["texts"]:
        assert text["left"] >= 0, text
        assert text["right"] <= figure.layout.width, text
        assert text["top"] >= 0, text
        assert text["bottom"] <= figure.layout.height, text


def test_every_sort_of_mark_is_drawn(measured):
    at = date(2024, 5, 7)
    events = table(
        [
            row("day", at, at),
            row("bar", at, at + timedelta(4)),
            row("since", at, None),
            row("until", None, at + timedelta(8)),
            row("beyond", at - timedelta(400), at + timedelta(400)),
        ]
    )
    view = View(window=(at - timedelta(3), at + timedelta(9)), theme=Theme.DARK, selected="day")
    assert len(measured(draw(events, view))["marks"]) == 1 + 2 + 2 + 2 + 1  # the last is the ring


def test_hostile_text_makes_no_link_and_no_formula(measured):
    bad = "<a href='http://evil.test/'>click</a> <b>now</b> &lt;x&gt; $a^2$ <img src=x>"
    at = date(2024, 5, 7)
    seen = measured(draw(table([row("a", at, at, title=bad, actors=(bad,), source=bad)]), View(title=bad)))
    assert seen["links"] == 0
    assert seen["typeset"] == 0
    assert sum("<a href='http://evil.test/'>" in text["text"] for text in seen["texts"]) >= 3


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 28)])
def test_the_first_and_the_last_years_are_drawn_in_the_plot(measured, day):
    figure = draw(days(3, day), View())
    seen = measured(figure)
    left, right = (end * figure.layout.width for end in figure.layout.xaxis.domain)
    assert len(seen["marks"]) == 3
    assert all(left <= mark["left"] and mark["right"] <= right for mark in seen["marks"])
    assert len({mark["left"] for mark in seen["marks"]}) == 3


@pytest.mark.parametrize(
    "title",
    [
        "Ministers of the five coastal states met behind closed doors",
        "WWW, MMM and illiberal little lilies; 1,234.56 (50%)",
        "Łódź, Göteborg, Århus: “talks” – 3½ hours’ worth",
        "Правительство подписало соглашение; Η κυβέρνηση υπέγραψε",
    ],
)
def test_text_is_as_wide_as_was_measured(measured, title):
    at = date(2024, 5, 7)
    (label,) = measured(draw(table([row("a", at, at, title=title)]), View(width=2400)))["labels"]
    reckoned = block(title, 18, 10_000, lead="7 May").width
    assert 0.95 * reckoned <= label["right"] - label["left"] <= reckoned


@pytest.mark.parametrize(
    "title",
    [
        "وقعت الحكومة الاتفاق في العاصمة بعد مفاوضات طويلة",
        "نخست وزیر گفت که گفت‌وگوها پایان یافته است",
        "دخلت قوات طالبان العاصمة كابول",
    ],
)
def test_arabic_is_about_as_wide_as_was_measured(measured, title):
    at = date(2024, 5, 7)
    (label,) = measured(draw(table([row("a", at, at, title=title)]), View(width=2400)))["labels"]
    reckoned = block(title, 18, 10_000, lead="7 May").width
    assert 0.8 * reckoned <= label["right"] - label["left"] <= reckoned


@pytest.mark.parametrize("seed", range(3))
def test_labels_on_both_sides_are_as_near_to_their_marks(measured, seed):
    figure = draw(crowd(40, seed=seed), View(width=1600, height=900))
    seen = measured(figure)
    where = next(trace for trace in figure.data if trace.name == "labels").textposition
    flush = [label for label, side in zip(seen["labels"], where, strict=True) if side == "bottom left"]
    assert flush
    for label in flush:
        middle = (label["top"] + label["bottom"]) / 2
        beside = [mark for mark in seen["marks"] if mark["top"] < middle < mark["bottom"]]
        gap = min(mark["left"] - label["right"] for mark in beside if mark["left"] >= label["right"] - 1)
        assert 3 <= gap <= 12


def test_other_scripts_are_not_wider_than_was_measured(measured):
    at = date(2024, 5, 7)
    titles = (
        "وقعت الحكومة الاتفاق في العاصمة بعد مفاوضات طويلة",
        "Правительство подписало соглашение в столице",
        "Η κυβέρνηση υπέγραψε τη συμφωνία στην πρωτεύουσα",
        "政府在首都签署了协议",
        "अध्यक्ष ने घोषणा की",
        "İstanbul'da görüşmeler; tiếng Việt; Łódź",
    )
    events = table(row(str(nth), at, at, title=title) for nth, title in enumerate(titles))
    seen = measured(draw(events, View(width=1200, height=630)))
    assert len(seen["labels"]) == len(titles)
    assert all(overlap(one, other) <= 1.5 for one, other in combinations(seen["labels"], 2))


def test_the_overview_shows_counts_at_the_pointer(browser):
    page = browser.new_page(viewport={"width": 1600, "height": 900})
    page.set_content(f'<body style="margin:0"><div id="chart"></div><script>{get_plotlyjs()}</script>')
    window = date(2023, 3, 10), date(2023, 4, 10)
    figure = draw(crowd(300, 60), View(width=1200, height=600, window=window))
    page.evaluate("({ data, layout }) => Plotly.newPlot('chart', data, layout)", json.loads(figure.to_json()))
    top, bottom = figure.layout.meta["strip"]
    said = page.locator(".hoverlayer .hovertext")
    for y in (top + 2, bottom - 2):
        page.mouse.move(600, figure.layout.height - 2)
        expect(said).to_have_count(0)
        page.mouse.move(600, y, steps=3)
        expect(said).to_contain_text(re.compile(r"\d events?$"))
    page.close()
