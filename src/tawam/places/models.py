"""Tables of the places room. Only loading the gazetteer writes to them; a place is never deleted."""

from __future__ import annotations

from django.db import models

from tawam.places.values import NameKind, NameSource, PlaceKind


class Place(models.Model):
    """A city, region or country.

    ``weight`` is the population, 0 where unknown, to order by; ``retired`` marks a place that the loaded edition no
    longer has: it can be looked up but not found.
    """

    id = models.CharField(primary_key=True, max_length=40)
    kind = models.CharField(max_length=8, choices=[(one.value, one.value) for one in PlaceKind])
    name_en = models.CharField(max_length=120)
    name_ar = models.CharField(max_length=120, blank=True)
    name_ar_source = models.CharField(max_length=16, blank=True, choices=[(one.value, one.value) for one in NameSource])
    country = models.CharField(max_length=2)
    admin1 = models.CharField(max_length=120, blank=True)
    admin1_ar = models.CharField(max_length=120, blank=True)
    lat = models.FloatField()
    lon = models.FloatField()
    population = models.BigIntegerField(null=True)
    timezone = models.CharField(max_length=40, blank=True)
    weight = models.BigIntegerField(default=0)
    retired = models.BooleanField(default=False)

    class Meta:
        indexes = (
            models.Index(fields=("-weight", "id"), name="place_by_size"),
            models.Index(fields=("country", "-weight", "id"), name="place_in_country_by_size"),
            models.Index(fields=("kind", "-weight", "id"), name="place_of_kind_by_size"),
        )


class PlaceName(models.Model):
    """A normalised name under which a place can be found; its country and weight are repeated for speed.

    ``prominent`` marks today's names of larger places, among which a misspelt name is looked for first.
    """

    # No index and no constraint of its own: nothing asks for the names of one place, and the loader writes both.
    place = models.ForeignKey(
        Place, on_delete=models.CASCADE, related_name="names", db_index=False, db_constraint=False
    )
    norm = models.CharField(max_length=250)
    kind = models.CharField(max_length=9, choices=[(one.value, one.value) for one in NameKind])
    country = models.CharField(max_length=2)
    weight = models.BigIntegerField()
    prominent = models.BooleanField()

    class Meta:
        indexes = (
            models.Index(fields=("norm",), name="name_by_norm"),
            models.Index(fields=("country", "norm"), name="name_in_country"),
            models.Index(fields=("norm",), name="prominent_name", condition=models.Q(prominent=True)),
        )


class Shortcut(models.Model):
    """The answer to a prefix that so many names share that searching them while someone types would be slow."""

    prefix = models.CharField(max_length=16)
    kind = models.CharField(max_length=8, blank=True, choices=[(one.value, one.value) for one in PlaceKind])
    total = models.IntegerField()
    places = models.JSONField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("prefix", "kind"), name="shortcut_once"),)


class Position(models.Model):
    """What one side holds about a disputed place."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="positions")
    held_by = models.CharField(max_length=80)
    statement = models.JSONField()
    source_url = models.URLField(max_length=300)
    source_title = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("place", "order")
        constraints = (models.UniqueConstraint(fields=("place", "held_by"), name="position_once"),)


class Load(models.Model):
    """One finished load of a data set: the room's journal, and the mark that this edition is there."""

    dataset = models.CharField(max_length=20)
    edition = models.CharField(max_length=80)
    rows = models.IntegerField()
    finished_at = models.DateTimeField()

    class Meta:
        ordering = ("-finished_at", "-pk")
