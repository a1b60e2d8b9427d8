"""Pictures the project draws itself: products, logos and avatars as SVG, customers' phone photos as JPEG."""

from anxin.demo.pictures.logos import draw_avatar, draw_logo
from anxin.demo.pictures.photos import draw_photo
from anxin.demo.pictures.products import draw_product

__all__ = ["draw_avatar", "draw_logo", "draw_photo", "draw_product"]
