"""Reading files: which kind they are, their headings, their rows one by one, their cells by column."""
