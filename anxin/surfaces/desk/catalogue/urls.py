"""Addresses of the catalogue."""

from django.urls import path

from anxin.surfaces.desk.catalogue import views_documents, views_models, views_parts

PREFIX = "desk/products/"
urlpatterns = [
    path("", views_models.index, name="index"),
    path("models/<int:model_id>", views_models.model, name="model"),
    path("models/<int:model_id>/picture", views_models.picture, name="picture"),
    path("models/<int:model_id>/documents/new", views_documents.document, name="new_document"),
    path("models/<int:model_id>/documents/<int:document_id>", views_documents.document, name="document"),
    path("models/<int:model_id>/documents/<int:document_id>/removal", views_documents.remove, name="remove_document"),
    path("models/<int:model_id>/firmware/new", views_documents.firmware, name="new_firmware"),
    path("models/<int:model_id>/firmware/<int:firmware_id>", views_documents.firmware, name="firmware"),
    path("documents/<int:document_id>/file", views_documents.file, name="document_file"),
    path("parts", views_parts.parts, name="parts"),
    path("parts/new", views_parts.edit, name="new_part"),
    path("parts/<int:part_id>", views_parts.part, name="part"),
    path("parts/<int:part_id>/edit", views_parts.edit, name="edit_part"),
    path("services", views_parts.services, name="services"),
    path("services/new", views_parts.service, name="new_service"),
    path("services/<int:service_id>", views_parts.service, name="service"),
]
