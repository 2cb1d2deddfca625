"""How sure a contradiction is; persons in two places on one day are looked at again, now by what the names mean."""

from typing import Any

from django.db import migrations, models


def look_again(apps: Any, _schema: Any) -> None:
    Contradiction, Due = (apps.get_model("findings", name) for name in ("Contradiction", "Due"))
    persons = Contradiction.objects.filter(kind="two_places").order_by().values_list("person_id", flat=True).distinct()
    Due.objects.bulk_create((Due(person_id=person) for person in persons.iterator()), ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [
        ("findings", "0002_pictures"),
    ]

    operations = [
        migrations.AddField(
            model_name="contradiction",
            name="is_sure",
            field=models.BooleanField(default=True),
        ),
        migrations.RunPython(look_again, migrations.RunPython.noop),
    ]
