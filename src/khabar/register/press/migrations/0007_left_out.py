from django.db import migrations

import khabar.register.verbatim


class Migration(migrations.Migration):
    """Which lines of an article are none of its story; what was read before says so when it is read again."""

    dependencies = [
        ('press', '0006_rereadings'),
    ]

    operations = [
        migrations.AddField(
            model_name='article',
            name='left_out',
            field=khabar.register.verbatim.VerbatimJSONField(default=list),
        ),
    ]
