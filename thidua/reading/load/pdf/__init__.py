"""PDF files: their text layer in reading order, and the tables their ruling lines show."""
