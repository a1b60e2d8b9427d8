"""The kit's own addresses: brand colours, the language switch, and the style guide for developers."""

from django.conf import settings
from django.urls import path

from anxin.surfaces.kit import accent, guide, house, languages
from anxin.surfaces.kit.access import public

PREFIX = "kit/"
urlpatterns = [
    path("accent/<hex_colour:colour>.css", public(accent.stylesheet), name="accent"),
    path("logo/<slug:code>/<slug:content>", house.logo, name="logo"),
    path("language", languages.switch, name="language"),
]
if settings.DEBUG:
    urlpatterns += [
        path("", public(guide.desk), name="guide"),
        path("case", public(guide.case), name="guide_case"),
        path("portal", public(guide.portal), name="guide_portal"),
        path("plain", public(guide.plain), name="guide_plain"),
        path("error/<int:status>", public(guide.error), name="guide_error"),
        path("toast", public(guide.say), name="guide_toast"),
        path("draft", public(guide.draft), name="guide_draft"),
        path("palette", public(guide.palette), name="guide_palette"),
    ]
