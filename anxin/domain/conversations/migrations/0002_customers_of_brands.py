"""Customers who have written to a brand before: its staff may see their files."""

from django.db import migrations

INSERT = """
INSERT INTO customers_customerbrand (customer_id, brand_id, since)
SELECT customer_id, brand_id, MIN(started_at) FROM conversations_conversation GROUP BY customer_id, brand_id
ON CONFLICT DO NOTHING
"""


class Migration(migrations.Migration):
    dependencies = [
        ("conversations", "0001_initial"),
        ("customers", "0002_persons_organisations_and_merging"),
    ]

    operations = [migrations.RunSQL(INSERT, migrations.RunSQL.noop)]
