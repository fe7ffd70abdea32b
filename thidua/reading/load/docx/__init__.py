"""Word files (.docx): paragraphs as Word shows them, read without Word."""

from thidua.reading.load.docx.reader import read_docx

__all__ = ["read_docx"]
