"""Events as rows of a table."""

import csv
import io

import pytest

from tests.export import cases
from tests.export.cases import EARLY_MAY, HOSTILE, MAY_7, SINCE, Case, collection_of, filled_with
from timeline.export.spreadsheet_csv import COLUMNS, MAX_OTHERS, to_csv
from timeline.model import Modality, Place


def rows(*cases: Case, **view) -> list[dict[str, str]]:
    text = to_csv(collection_of(*cases, **view))
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def test_a_row_has_all_facts_of_an_event():
    sentence = "In early May the union, it is planned, leaves Bergen."
    [row] = rows(
        Case(
            sentence,
            "early May",
            EARLY_MAY,
            "Union leaves Bergen",
            "START",
            Modality.PLANNED,
            explanation="early May, nearest to the publication date 2023-03-20",
            about=(("url", "https://fjord.example/1"),),
        )
    )
    assert row == {
        "date": "early May 2023",
        "edtf": "[2023-05-01..2023-05-10]",
        "earliest": "2023-05-01",
        "latest": "2023-05-10",
        "time": "",
        "time_zone": "",
        "precision": "Sometime within the 10 days 1–10 May 2023",
        "title": "Union leaves Bergen",
        "actors": "Harbour Union",
        "groups": "dockers",
        "places": "Bergen",
        "countries": "NO",
        "latitude": "60.39299",
        "longitude": "5.32415",
        "modality": "planned",
        "how_dated": "early May, nearest to the publication date 2023-03-20",
        "note": "",
        "checked": "False",
        "corrected": "",
        "sentence": sentence,
        "article": "Harbour news",
        "source": "Fjord Post",
        "published": "2023-03-20",
        "url": "https://fjord.example/1",
        "mentions": "1",
        "other_mentions": "",
        "id": "0000000000000000",
        "articles": "1",
        "outlets": "1",
        "weight": row["weight"],
        "disagreement": "",
        "mention_ids": "0000000000000000",
        "article_ids": "a0",
        "starred": "False",
        "tags": "",
    }
    assert float(row["weight"]) > 0


def test_a_time_of_day_has_a_column_and_a_publication_day_says_so():
    assert [row["time"] for row in rows(cases.TIMED)] == ["02:14"]
    assert [row["time_zone"] for row in rows(cases.TIMED)] == [""]
    [row] = rows(cases.REPORTED)
    assert (row["date"], row["edtf"], row["time"]) == ("reported 7 May 2023", "2023-05-07?", "")


def test_an_open_side_is_an_empty_cell():
    [row] = rows(Case("It has stood there since 2001.", "2001", SINCE))
    assert (row["date"], row["earliest"], row["latest"]) == ("since 2001", "2001-01-01", "")


def test_coordinates_south_and_west_stay_numbers():
    [row] = rows(Case(places=(Place("Somewhere"), Place("Santos", None, "BR", -23.96, -46.33))))
    assert (row["places"], row["latitude"], row["longitude"]) == ("Somewhere; Santos", "-23.96", "-46.33")


def test_ten_other_mentions_are_cited_and_the_rest_is_counted():
    cases = [Case(f"Number {at}: the harbour closed on 7 May 2023.") for at in range(MAX_OTHERS + 4)]
    [row] = rows(*cases, together=True)
    assert row["mentions"] == "14"
    assert (
        "“Number 1: the harbour closed on 7 May 2023.” (Fjord Post, 20 March 2023)" in row["other_mentions"]
    )
    assert row["other_mentions"].endswith("; 3 more")


def test_no_cell_is_a_formula_or_too_long_for_a_spreadsheet():
    for text in HOSTILE.values():
        [row] = rows(filled_with(Case(date=MAY_7), text))
        assert all(not cell.lstrip().startswith(("=", "+", "@")) for cell in row.values())
        assert all(len(cell) < 32_767 for cell in row.values())


def test_an_empty_table_has_its_header():
    text = to_csv(collection_of()).removeprefix("\ufeff")
    assert text == ",".join(f'"{name}"' for name in COLUMNS) + "\r\n"


@pytest.mark.parametrize(
    ("said", "value", "time", "zone"),
    [
        ("2:14 a.m. GMT on 7 May 2023", "2023-05-07T02:14", "02:14", "GMT"),
        ("2:14 a.m., local time, on 7 May 2023", "2023-05-07T02:14", "02:14", "local time"),
        ("2023-05-07T02:14Z", "2023-05-07T02:14Z", "02:14", "UTC"),
        ("midnight on 7 May 2023", "2023-05-07T24:00", "24:00", ""),
        ("7 May 2023", "2023-05-07", "", ""),
    ],
)
def test_a_time_of_day_has_its_zone_in_a_column_of_its_own(said, value, time, zone):
    [row] = rows(cases.Case(f"The harbour closed at {said}.", said, value=value))
    assert (row["time"], row["time_zone"]) == (time, zone)
