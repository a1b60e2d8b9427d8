"""Labels with a QR code and a few lines, many on a sheet, as a PDF. Business-free: knows codes, lines and paper.

Doors: `paper` (PAPERS), `drawing` (draw, is_possible).
"""
