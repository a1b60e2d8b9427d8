"""The catalogue knows no customers."""

from anxin.foundation.privacy.registry import declare_free

declare_free(
    (
        "catalog.ProductLine",
        "catalog.ProductModel",
        "catalog.ModelPicture",
        "catalog.Part",
        "catalog.ServiceProduct",
        "catalog.Document",
        "catalog.Firmware",
    ),
    "what the brands sell",
)
