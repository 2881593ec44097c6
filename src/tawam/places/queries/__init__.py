"""What other rooms may ask about places. Everything returned is a value."""

from tawam.places.queries.checking import bearers_at_home, countries_around, countries_named, tagged_in_arabic
from tawam.places.queries.everywhere import cities_named, every_city
from tawam.places.queries.holding import held
from tawam.places.queries.lookup import (
    NoSuchPlace,
    country_places,
    disputed_among,
    edition,
    largest_cities,
    place,
    place_counts,
    places,
    positions_on,
)
from tawam.places.queries.mentioned import mentioned
from tawam.places.queries.resolving import country_code, resolve, resolve_many, resolve_pairs
from tawam.places.queries.searching import search

__all__ = [
    "NoSuchPlace",
    "bearers_at_home",
    "cities_named",
    "countries_around",
    "countries_named",
    "country_code",
    "country_places",
    "disputed_among",
    "edition",
    "every_city",
    "held",
    "largest_cities",
    "mentioned",
    "place",
    "place_counts",
    "places",
    "positions_on",
    "resolve",
    "resolve_many",
    "resolve_pairs",
    "search",
    "tagged_in_arabic",
]
