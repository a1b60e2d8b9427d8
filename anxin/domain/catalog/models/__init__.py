"""Tables of the catalog."""

from anxin.domain.catalog.models.product import ProductLine, ProductModel

__all__ = ["ProductLine", "ProductModel"]
