"""The project's own article has exactly the expected events."""

from pathlib import Path

from timeline.events import extract
from timeline.model import Article
from timeline.reading import read_paths

SEEDS = Path(__file__).parents[2] / "seeds"

LAVROV, TALIBAN, AKHUND = "Sergey Lavrov", "Taliban", "Mohammad Hasan Akhund"
EXPECTED = [
    # expression, date, title, modality, some of the actors, places
    (
        "Wednesday",
        "2021-09-15",
        "Sergey Lavrov said Russia expects the Taliban to stick to its commitments",
        "reported",
        {LAVROV},
        set(),
    ),
    ("August", "2021-08", "August takeover", "asserted", set(), set()),
    (
        "early August",
        "[2021-08-01..2021-08-10]",
        "Taliban stepped up their offensive against the Afghan government forces",
        "asserted",
        {TALIBAN, "Afghanistan"},
        set(),
    ),
    (
        "August 15",
        "2021-08-15",
        "Taliban entered the capital city of Kabul",
        "asserted",
        {TALIBAN},
        {"Kabul"},
    ),
    (
        "August 31",
        "2021-08-31",
        "US military withdrawal from Afghanistan was completed",
        "asserted",
        {"United States"},
        {"Afghanistan"},
    ),
    (
        "the start of last week",
        "[2021-09-06..2021-09-07]",
        "Taliban said that Panjshir had come under their control",
        "reported",
        {TALIBAN},
        set(),
    ),
    (
        "Shortly after",
        "[2021-09-06..2021-09-12]",
        "Taliban announced the composition of the new interim government of Afghanistan",
        "reported",
        {TALIBAN},
        set(),
    ),
    (
        "2001",
        "2001/..",
        "Mohammad Hasan Akhund has been on the UN sanctions list",
        "asserted",
        {AKHUND},
        set(),
    ),
]


def test_the_seed_article_gives_its_eight_events() -> None:
    [article] = [each for each in read_paths([SEEDS]) if isinstance(each, Article)]
    found = extract(article).mentions
    assert [(each.expression.text, each.date.edtf, str(each.modality)) for each in found] == [
        (text, edtf, modality) for text, edtf, _, modality, _, _ in EXPECTED
    ]
    for each, (_, _, title, _, actors, places) in zip(found, EXPECTED, strict=True):
        assert each.title == title
        assert actors <= set(each.actors)
        assert places <= {place.name for place in each.places}
