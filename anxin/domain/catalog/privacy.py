"""What a brand sells, not to whom."""

from anxin.foundation.privacy.registry import declare_free

declare_free(("catalog.ProductLine", "catalog.ProductModel"), "what a brand sells")
