"""Addresses of cases at the desk. Every change is a noun."""

from django.urls import path, re_path

from anxin.surfaces.desk.cases import (
    views_case,
    views_changes,
    views_customer,
    views_files,
    views_messages,
    views_queue,
    views_timeline,
)

PREFIX = "desk/"
urlpatterns = [
    path("", views_queue.home, name="home"),
    path("cases/", views_queue.queue, name="queue"),
    path("cases/counts", views_queue.counts, name="counts"),
    path("cases/assignments", views_queue.assignments, name="assignments"),
    path("cases/owners", views_queue.owners, name="owners"),
    path("cases/views", views_queue.new_view, name="views"),
    path("cases/views/<int:view_id>/deletion", views_queue.view_deletion, name="view_deletion"),
    path("cases/<int:number>", views_case.case, name="case"),
    path("cases/<int:number>/messages", views_messages.messages, name="messages"),
    path("cases/<int:number>/messages/<int:message_id>/recall", views_messages.recall, name="recall"),
    path("cases/<int:number>/draft", views_messages.draft, name="draft"),
    path("cases/<int:number>/closure", views_changes.closure, name="closure"),
    path("cases/<int:number>/cancellation", views_changes.cancellation, name="cancellation"),
    path("cases/<int:number>/reopening", views_changes.reopening, name="reopening"),
    path("cases/<int:number>/assignment", views_changes.assignment, name="assignment"),
    path("cases/<int:number>/ownership", views_changes.ownership, name="ownership"),
    path("cases/<int:number>/stage", views_changes.stage, name="stage"),
    path("cases/<int:number>/type", views_changes.type_, name="type"),
    path("cases/<int:number>/priority", views_changes.priority, name="priority"),
    path("cases/<int:number>/subject", views_changes.subject, name="subject"),
    path("cases/<int:number>/facts", views_changes.facts, name="facts"),
    path("cases/<int:number>/emergency", views_changes.emergency, name="emergency"),
    path("cases/<int:number>/emergency/end", views_changes.emergency_end, name="emergency_end"),
    path("cases/<int:number>/disclosure", views_customer.disclosure, name="disclosure"),
    path("cases/<int:number>/timeline", views_timeline.index, name="timeline"),
    path("attachments/<slug:code>", views_files.attachment, name="attachment"),
    re_path(r"^attachments/(?P<code>[\w-]+)/(?P<size>small|large)$", views_files.preview, name="preview"),
]
