"""Events as map data, opened by other programs' readers."""

import json

import pytest
from lxml import etree

from tests.export.cases import HOSTILE, MAY_7, SINCE, STRIKE, Case, collection_of, filled_with
from timeline.export.geojson_file import to_geojson
from timeline.export.kml_file import to_kml
from timeline.model import Place

OSLO = Place("Oslo", None, "NO", 59.91273, 10.74609)
NOWHERE = Place("Mud Creek")
KML = {None: "http://www.opengis.net/kml/2.2"}


def features(*cases: Case) -> list[dict]:
    return json.loads(to_geojson(collection_of(*cases)))["features"]


def placemarks(*cases: Case) -> list[etree._Element]:
    return etree.fromstring(to_kml(collection_of(*cases)).encode()).findall(".//Placemark", KML)


def test_an_event_has_a_point_for_each_place_with_coordinates():
    found = features(Case(places=(Case().places[0], NOWHERE, OSLO)))
    assert [each["geometry"]["coordinates"] for each in found] == [[5.32415, 60.39299], [10.74609, 59.91273]]
    assert [each["properties"]["place"] for each in found] == ["Bergen", "Oslo"]
    assert {each["properties"]["title"] for each in found} == {"Harbour closed"}
    marks = placemarks(Case(places=(Case().places[0], OSLO)))
    points = [mark.findtext("Point/coordinates", namespaces=KML) for mark in marks]
    assert points == ["5.32415,60.39299", "10.74609,59.91273"]


@pytest.mark.parametrize("places", [(), (NOWHERE,)])
def test_an_event_without_coordinates_is_in_the_file_without_a_point(places):
    [feature] = features(Case(places=places))
    assert (feature["geometry"], feature["properties"]["place"]) == (None, None)
    assert feature["properties"]["edtf"] == "2023-05-07"
    [mark] = placemarks(Case(places=places))
    assert mark.find("Point", KML) is None
    assert mark.findtext("name", namespaces=KML) == "7 May 2023: Harbour closed"


def test_the_days_of_a_placemark_are_those_of_the_date():
    ends = [
        [mark.findtext(path, namespaces=KML) for path in ("TimeStamp/when", "TimeSpan/begin", "TimeSpan/end")]
        for date in (MAY_7, STRIKE, SINCE)
        for mark in placemarks(Case(date=date))
    ]
    assert ends == [
        ["2023-05-07", None, None],
        [None, "2023-05-08", "2023-05-12"],
        [None, "2001-01-01", None],
    ]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_no_markup_on_a_globe(name):
    text = HOSTILE[name]
    collection = collection_of(filled_with(Case(), text), title=text, subtitle=text)
    root = etree.fromstring(to_kml(collection).encode())
    assert len(root.findall(".//Placemark", KML)) == 1
    for description in root.iter("{http://www.opengis.net/kml/2.2}description"):
        assert "<script" not in description.text
        assert "<img" not in description.text
        assert 'href="javascript:' not in description.text
    assert json.loads(to_geojson(collection))["features"][0]["properties"]["mentions"] == 1
