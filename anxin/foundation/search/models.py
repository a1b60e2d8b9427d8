"""The documents; their full-text index is made and kept in step by the database (see `foundation.db.fulltext`)."""

from django.db import models

from anxin.foundation.db.fulltext import FullText

INDEX = FullText(table="search_searchdocument", columns=("scope", "tokens"))


class SearchDocument(models.Model):
    """What is searchable of one thing. The primary key is made from `at` (see `rules.order`), so it sorts by age."""

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    scope = models.TextField(help_text="Tokens of kind and scope, separated by spaces.")
    title = models.TextField()
    title_tokens = models.TextField(help_text="Tokens of title, subject and names, for ranking.")
    tokens = models.TextField(help_text="Every token, in order, with repetitions.")
    at = models.DateTimeField()
    body_hash = models.CharField(max_length=32)

    class Meta:
        """One document for each thing."""

        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="search_one_document_per_thing")]

    def __str__(self) -> str:
        """The thing it stands for."""
        return f"{self.kind} {self.object_id}"
