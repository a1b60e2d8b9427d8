"""Tables of the catalog."""

from anxin.domain.catalog.models.document import Document, Firmware
from anxin.domain.catalog.models.part import Part, ServiceProduct
from anxin.domain.catalog.models.product import ModelPicture, ProductLine, ProductModel

__all__ = ["Document", "Firmware", "ModelPicture", "Part", "ProductLine", "ProductModel", "ServiceProduct"]
