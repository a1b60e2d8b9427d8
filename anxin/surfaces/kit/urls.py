"""The kit's own addresses: brand colours, the language switch, and the style guide for developers."""

from django.conf import settings
from django.urls import path
from django.views.i18n import set_language

from anxin.surfaces.kit import accent, guide

PREFIX = "kit/"
urlpatterns = [
    path("accent/<hex_colour:colour>.css", accent.stylesheet, name="accent"),
    path("language", set_language, name="language"),
]
if settings.DEBUG:
    urlpatterns += [
        path("", guide.desk, name="guide"),
        path("case", guide.case, name="guide_case"),
        path("portal", guide.portal, name="guide_portal"),
        path("plain", guide.plain, name="guide_plain"),
        path("error/<int:status>", guide.error, name="guide_error"),
        path("toast", guide.say, name="guide_toast"),
        path("draft", guide.draft, name="guide_draft"),
        path("palette", guide.palette, name="guide_palette"),
    ]
