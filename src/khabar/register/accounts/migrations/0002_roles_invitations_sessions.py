import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


def give_roles(apps, schema_editor):
    """Administrators stay what they were; everybody else could do a case worker's work."""
    users = apps.get_model('accounts', 'User').objects
    users.filter(is_administrator=True).update(role='administrator')
    users.filter(is_administrator=False).update(role='case_worker')


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='user',
            name='role',
            field=models.CharField(choices=[('reader', 'Reader'), ('case_worker', 'Case worker'), ('senior', 'Senior case worker'), ('analyst', 'Analyst'), ('editor', 'Editor'), ('administrator', 'Administrator')], default='reader', max_length=20),
        ),
        migrations.RunPython(give_roles, migrations.RunPython.noop),
        migrations.RemoveField(
            model_name='user',
            name='is_administrator',
        ),
        migrations.AddField(
            model_name='user',
            name='version',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('role', models.CharField(choices=[('reader', 'Reader'), ('case_worker', 'Case worker'), ('senior', 'Senior case worker'), ('analyst', 'Analyst'), ('editor', 'Editor'), ('administrator', 'Administrator')], max_length=20)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-at'],
            },
        ),
        migrations.CreateModel(
            name='SignIn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('session_key', models.CharField(max_length=40, unique=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('seen_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('network', models.CharField(max_length=45)),
                ('browser', models.CharField(max_length=60)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sign_ins', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-seen_at'],
            },
        ),
    ]
