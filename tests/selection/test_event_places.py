"""The places of the filtered events, for the map."""

from tests.export.cases import BERGEN, Case, collection_of
from timeline.model import Event, Place
from timeline.selection import Selection
from timeline.selection.event_index import EventIndex
from timeline.selection.event_places import EventPlaces
from timeline.table import events_table

OSLO = Place("Oslo", None, "NO", 59.91273, 10.74609)
BERGEN_IN_OHIO = Place("Bergen", None, "US", 40.1, -83.2)
NOWHERE = Place("Mud Creek")


def placed(*places: tuple[Place, ...]) -> tuple[EventPlaces, EventIndex]:
    cases = [Case(places=each, title=f"Event {at}") for at, each in enumerate(places)]
    records = collection_of(*cases).records
    articles = {f"a{at}": case.article(at) for at, case in enumerate(cases)}
    index = EventIndex(events_table((record.merged for record in records), articles))
    events: dict[str, Event] = {record.id: record.event for record in records}
    return EventPlaces.of(index, events), index


def test_places_have_the_rows_of_their_events():
    places, index = placed((BERGEN,), (OSLO, BERGEN), (NOWHERE,), ())
    rows = {places.places[at].name: each.tolist() for at, each in places.rows_by_place(index.whole).items()}
    assert rows == {"Bergen": [0, 1], "Oslo": [1]}
    assert list(rows) == ["Bergen", "Oslo"]
    assert places.without(index.whole).tolist() == [2, 3]


def test_only_filtered_events_count():
    places, index = placed((BERGEN,), (OSLO, BERGEN), ())
    kept = index.filtered(Selection(places=("Oslo",)))
    rows = {places.places[at].name: each.tolist() for at, each in places.rows_by_place(kept).items()}
    assert rows == {"Oslo": [1], "Bergen": [1]}
    assert places.without(kept).tolist() == []


def test_towns_of_one_name_are_two_places():
    places, index = placed((BERGEN,), (BERGEN_IN_OHIO,))
    assert len(places.rows_by_place(index.whole)) == 2


def test_without_coordinates_there_is_no_place():
    places, index = placed((NOWHERE,))
    assert places.rows_by_place(index.whole) == {}
    assert places.without(index.whole).tolist() == [0]
