"""The documents and their full-text index."""

from django.db import migrations, models

from anxin.foundation.db.fulltext import FullText

INDEX = FullText(table="search_searchdocument", columns=("scope", "tokens"))


def install(apps, schema_editor):
    INDEX.install(schema_editor)


def uninstall(apps, schema_editor):
    INDEX.uninstall(schema_editor)


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="SearchDocument",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=20)),
                ("object_id", models.BigIntegerField()),
                ("scope", models.TextField(help_text="Tokens of kind and scope, separated by spaces.")),
                ("title", models.TextField()),
                ("title_tokens", models.TextField(help_text="Tokens of title, subject and names, for ranking.")),
                ("tokens", models.TextField(help_text="Every token, in order, with repetitions.")),
                ("at", models.DateTimeField()),
                ("body_hash", models.CharField(max_length=32)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "object_id"), name="search_one_document_per_thing")
                ],
            },
        ),
        migrations.RunPython(install, uninstall, elidable=False),
    ]
