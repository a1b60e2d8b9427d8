"""Organisations, addresses, wishes, consents, notes, tags and what finding duplicates needs."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

KINDS = (
    ("phone", {"zh-hans": "电话", "en": "Phone"}, "phone", 10),
    ("email", {"zh-hans": "邮箱", "en": "Mail"}, "mail", 20),
    ("wechat", {"zh-hans": "微信", "en": "WeChat"}, "brand-wechat", 30),
    ("qq", {"zh-hans": "QQ", "en": "QQ"}, "message-circle", 40),
    ("line", {"zh-hans": "LINE", "en": "LINE"}, "message-circle", 50),
)


def deliver_kinds(apps, schema_editor):
    kind = apps.get_model("customers", "ContactKind")
    kind.objects.bulk_create(
        [kind(code=code, names=names, icon=icon, position=position) for code, names, icon, position in KINDS]
    )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_api_tokens"),
        ("catalog", "0001_initial"),
        ("customers", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="BlockedSender",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("value", models.CharField(max_length=254)),
                ("reason", models.CharField(max_length=300)),
                ("at", models.DateTimeField()),
                ("lifted_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("purpose", models.CharField(max_length=20)),
                ("channel", models.CharField(blank=True, max_length=20)),
                ("given_at", models.DateTimeField()),
                ("wording", models.CharField(blank=True, max_length=120)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("portal", "Portal"),
                            ("call", "Call"),
                            ("paper", "Paper"),
                            ("mail", "Mail"),
                            ("desk", "Desk"),
                            ("import", "Import"),
                        ],
                        max_length=10,
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "withdrawn_source",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("portal", "Portal"),
                            ("call", "Call"),
                            ("paper", "Paper"),
                            ("mail", "Mail"),
                            ("desk", "Desk"),
                            ("import", "Import"),
                        ],
                        max_length=10,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ContactKind",
            fields=[
                ("code", models.SlugField(max_length=20, primary_key=True, serialize=False)),
                ("names", models.JSONField(default=dict)),
                ("icon", models.CharField(default="at", max_length=40)),
                ("position", models.PositiveSmallIntegerField(default=100)),
                ("is_active", models.BooleanField(default=True)),
            ],
            options={
                "ordering": ["position", "code"],
            },
        ),
        migrations.CreateModel(
            name="CustomerBrand",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="CustomerTag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="DuplicateCandidate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("score", models.PositiveSmallIntegerField()),
                ("reasons", models.JSONField(default=list)),
                ("is_contradicted", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("dismissed", "Dismissed"), ("merged", "Merged")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("found_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("decided_why", models.CharField(blank=True, max_length=300)),
            ],
        ),
        migrations.CreateModel(
            name="MatchKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("role", models.CharField(max_length=60)),
                ("is_main_contact", models.BooleanField(default=False)),
                ("since_date", models.DateField(blank=True, null=True)),
                ("until_date", models.DateField(blank=True, null=True)),
                ("created_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="PostalAddress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("label", models.CharField(blank=True, max_length=40)),
                ("recipient", models.CharField(blank=True, max_length=80)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("country", models.CharField(default="CN", max_length=2)),
                ("province", models.CharField(blank=True, max_length=40)),
                ("city", models.CharField(blank=True, max_length=40)),
                ("district", models.CharField(blank=True, max_length=40)),
                ("street", models.CharField(max_length=200)),
                ("postcode", models.CharField(blank=True, max_length=12)),
                ("division_code", models.CharField(blank=True, max_length=6)),
                ("is_primary", models.BooleanField(default=False)),
                ("created_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Preference",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("channel", models.CharField(blank=True, max_length=20)),
                ("from_time", models.TimeField(blank=True, null=True)),
                ("until_time", models.TimeField(blank=True, null=True)),
                ("weekdays", models.JSONField(default=list)),
                ("unwanted_topics", models.JSONField(default=list)),
                ("language", models.CharField(blank=True, max_length=10)),
                ("remark", models.CharField(blank=True, max_length=200)),
                ("changed_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="PreSaleNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
                ("adviser_name", models.CharField(blank=True, max_length=80)),
                ("told_date", models.DateField()),
                (
                    "verdict",
                    models.CharField(
                        choices=[("open", "Open"), ("right", "Right"), ("mistake", "Mistake")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("verdict_why", models.CharField(blank=True, max_length=300)),
                ("judged_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Tag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=30, unique=True)),
                ("created_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.AddField(
            model_name="contactpoint",
            name="health",
            field=models.CharField(
                choices=[("ok", "Ok"), ("bounced", "Bounced"), ("opted_out", "Opted Out")], default="ok", max_length=10
            ),
        ),
        migrations.AddField(
            model_name="contactpoint",
            name="health_since",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="contactpoint",
            name="health_why",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="contactpoint",
            name="verified_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="contactpoint",
            name="verified_how",
            field=models.CharField(
                blank=True,
                choices=[("code", "Code"), ("reply", "Reply"), ("call", "Call"), ("document", "Document")],
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="customer",
            name="kind",
            field=models.CharField(
                choices=[("person", "Person"), ("organisation", "Organisation")], default="person", max_length=12
            ),
        ),
        migrations.AddField(
            model_name="customer",
            name="merged_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="customer",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="aliases",
                to="customers.customer",
            ),
        ),
        migrations.AddField(
            model_name="customer",
            name="note",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="customer",
            name="tier",
            field=models.CharField(
                choices=[("vip", "Vip"), ("important", "Important"), ("regular", "Regular")],
                default="regular",
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="contactpoint",
            name="kind",
            field=models.CharField(max_length=20),
        ),
        migrations.AddIndex(
            model_name="customer",
            index=models.Index(condition=models.Q(("merged_into", None)), fields=["-id"], name="customers_listed"),
        ),
        migrations.AddIndex(
            model_name="customer",
            index=models.Index(
                condition=models.Q(("merged_into", None)), fields=["tier", "-id"], name="customers_listed_by_tier"
            ),
        ),
        migrations.AddIndex(
            model_name="customer",
            index=models.Index(
                condition=models.Q(("merged_into", None)), fields=["kind", "-id"], name="customers_listed_by_kind"
            ),
        ),
        migrations.AddField(
            model_name="blockedsender",
            name="brand",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="accounts.brand",
            ),
        ),
        migrations.AddField(
            model_name="blockedsender",
            name="by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="blockedsender",
            name="lifted_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="consent",
            name="brand",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="accounts.brand",
            ),
        ),
        migrations.AddField(
            model_name="consent",
            name="customer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="consents", to="customers.customer"
            ),
        ),
        migrations.AddField(
            model_name="customerbrand",
            name="brand",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accounts.brand"),
        ),
        migrations.AddField(
            model_name="customerbrand",
            name="customer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="customer_brands", to="customers.customer"
            ),
        ),
        migrations.AddField(
            model_name="customertag",
            name="customer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="customer_tags", to="customers.customer"
            ),
        ),
        migrations.AddField(
            model_name="duplicatecandidate",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="duplicatecandidate",
            name="one",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="customers.customer"
            ),
        ),
        migrations.AddField(
            model_name="duplicatecandidate",
            name="other",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="customers.customer"
            ),
        ),
        migrations.AddField(
            model_name="matchkey",
            name="customer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="customers.customer"
            ),
        ),
        migrations.AddField(
            model_name="membership",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="members", to="customers.customer"
            ),
        ),
        migrations.AddField(
            model_name="membership",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="memberships", to="customers.customer"
            ),
        ),
        migrations.AddField(
            model_name="postaladdress",
            name="customer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="addresses", to="customers.customer"
            ),
        ),
        migrations.AddField(
            model_name="preference",
            name="customer",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="preference", to="customers.customer"
            ),
        ),
        migrations.AddField(
            model_name="presalenote",
            name="adviser",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="presalenote",
            name="brand",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="accounts.brand",
            ),
        ),
        migrations.AddField(
            model_name="presalenote",
            name="customer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="pre_sale_notes", to="customers.customer"
            ),
        ),
        migrations.AddField(
            model_name="presalenote",
            name="model",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="catalog.productmodel",
            ),
        ),
        migrations.AddField(
            model_name="customertag",
            name="tag",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="customers.tag"),
        ),
        migrations.AddIndex(
            model_name="blockedsender",
            index=models.Index(
                condition=models.Q(("lifted_at", None)), fields=["kind", "value"], name="customers_blocks_in_force"
            ),
        ),
        migrations.AddIndex(
            model_name="blockedsender",
            index=models.Index(fields=["-at", "-id"], name="customers_blocks_newest"),
        ),
        migrations.AddIndex(
            model_name="consent",
            index=models.Index(
                condition=models.Q(("withdrawn_at", None)),
                fields=["customer", "purpose"],
                name="customers_consents_in_force",
            ),
        ),
        migrations.AddIndex(
            model_name="customerbrand",
            index=models.Index(fields=["brand", "-customer"], name="customers_of_brand"),
        ),
        migrations.AddConstraint(
            model_name="customerbrand",
            constraint=models.UniqueConstraint(fields=("customer", "brand"), name="customers_brand_once_each"),
        ),
        migrations.AddIndex(
            model_name="duplicatecandidate",
            index=models.Index(
                condition=models.Q(("state", "open")), fields=["-score", "-id"], name="customers_pairs_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="duplicatecandidate",
            constraint=models.UniqueConstraint(fields=("one", "other"), name="customers_pair_once"),
        ),
        migrations.AddConstraint(
            model_name="duplicatecandidate",
            constraint=models.CheckConstraint(
                condition=models.Q(("one__lt", models.F("other"))), name="customers_pair_in_order"
            ),
        ),
        migrations.AddIndex(
            model_name="matchkey",
            index=models.Index(fields=["key", "customer"], name="customers_sharing_a_key"),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.UniqueConstraint(
                fields=("organisation", "person", "role"), name="customers_role_once_each"
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(("organisation", models.F("person")), _negated=True),
                name="customers_nobody_in_oneself",
            ),
        ),
        migrations.AddIndex(
            model_name="postaladdress",
            index=models.Index(fields=["division_code", "-id"], name="customers_addresses_in"),
        ),
        migrations.AddIndex(
            model_name="presalenote",
            index=models.Index(fields=["verdict", "-told_date", "-id"], name="customers_presale_mistakes"),
        ),
        migrations.AddConstraint(
            model_name="customertag",
            constraint=models.UniqueConstraint(fields=("tag", "customer"), name="customers_tag_once_each"),
        ),
        migrations.RunPython(deliver_kinds, migrations.RunPython.noop, elidable=False),
    ]
