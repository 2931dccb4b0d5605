"""Events as GeoJSON (RFC 7946), for QGIS, ArcGIS, Leaflet and others.

One feature for each place of an event. An event without coordinates is a feature without a geometry, so that
no event is missing from the file.
"""

from __future__ import annotations

from typing import Any

from timeline.export.event_collection import EventCollection, EventRecord
from timeline.export.row_formats import json_text
from timeline.export.spreadsheet_csv import row
from timeline.geography import located
from timeline.model import Place


def to_geojson(collection: EventCollection) -> str:
    """Return the feature collection; the properties are the columns of the table (CSV), and the place."""
    features = [feature for record in collection.records for feature in _features(record)]
    document = {"type": "FeatureCollection", "name": collection.title, "features": features}
    return json_text(document, indent=1) + "\n"


def _features(record: EventRecord) -> list[dict[str, Any]]:
    properties = row(record)
    del properties["latitude"], properties["longitude"]
    places: list[Place | None] = [*located(record.event.places)]
    return [_feature(properties, place) for place in places or [None]]


def _feature(properties: dict[str, Any], place: Place | None) -> dict[str, Any]:
    point = place and {"type": "Point", "coordinates": [place.longitude, place.latitude]}
    named = {"place": place and place.name, "place_country": place and place.country}
    return {"type": "Feature", "geometry": point, "properties": {**properties, **named}}
