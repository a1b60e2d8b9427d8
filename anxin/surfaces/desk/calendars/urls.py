"""Addresses of the calendar pages."""

from django.urls import path

from anxin.surfaces.desk.calendars.views import calendar, changes, exports, holidays, listing, notices, usage

PREFIX = "desk/calendars/"
urlpatterns = [
    path("", listing.index, name="index"),
    path("new", listing.new, name="new"),
    path("holidays/", holidays.index, name="holidays"),
    path("holidays/<int:table_id>/", holidays.table, name="holiday_year"),
    path("holidays/<int:table_id>/day", holidays.save_day, name="holiday_save"),
    path("holidays/<int:table_id>/removal", holidays.remove_day, name="holiday_remove"),
    path("holidays/<int:table_id>/announced", holidays.announced, name="holiday_announced"),
    path("holidays/<int:table_id>/import", holidays.import_file, name="holiday_import"),
    path("holidays/<int:table_id>/reload", holidays.reload, name="holiday_reload"),
    path("holidays/<int:table_id>/days.csv", exports.holidays_csv, name="holiday_csv"),
    path("holidays/<int:table_id>/days.json", exports.holidays_json, name="holiday_json"),
    path("<int:calendar_id>/", calendar.page, name="calendar"),
    path("<int:calendar_id>/week", changes.week, name="week"),
    path("<int:calendar_id>/days", changes.days, name="days"),
    path("<int:calendar_id>/notice", notices.notice, name="notice"),
    path("<int:calendar_id>/packs", changes.add_pack, name="pack_add"),
    path("<int:calendar_id>/packs/removal", changes.remove_pack, name="pack_remove"),
    path("<int:calendar_id>/restore/<int:number>", changes.restore, name="restore"),
    path("<int:calendar_id>/name", usage.rename, name="rename"),
    path("<int:calendar_id>/deletion", usage.delete, name="delete"),
    path("<int:calendar_id>/users", usage.assign, name="assign"),
    path("<int:calendar_id>/users/removal", usage.release, name="release"),
    path("<int:calendar_id>/days.ics", exports.days_ics, name="days_ics"),
    path("<int:calendar_id>/open.ics", exports.open_ics, name="open_ics"),
]
