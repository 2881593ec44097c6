"""Names are compared by code point, so that a range of them is what begins with a prefix."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def order_by_code_point(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """SQLite compares so anyway; PostgreSQL would compare as the language of the database does."""
    if editor.connection.vendor == "postgresql":
        editor.execute('ALTER TABLE places_placename ALTER COLUMN norm TYPE varchar(250) COLLATE "C"')
        editor.execute('ALTER TABLE places_place ALTER COLUMN id TYPE varchar(40) COLLATE "C"')


class Migration(migrations.Migration):
    dependencies = [("places", "0001_gazetteer")]

    operations = [migrations.RunPython(order_by_code_point, migrations.RunPython.noop)]
