"""Writing files: CSV, XLSX and JSON lines, row by row, in constant memory."""
