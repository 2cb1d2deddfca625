import django.db.models.deletion
from django.db import migrations, models

import khabar.register.verbatim


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0007_copies'),
    ]

    operations = [
        migrations.CreateModel(
            name='Origin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked', models.TextField()),
                ('address', models.TextField()),
                ('at', models.DateTimeField()),
                ('headers', khabar.register.verbatim.VerbatimJSONField(default=dict)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='origins', to='documents.document')),
            ],
            options={
                'ordering': ['-id'],
            },
        ),
    ]
