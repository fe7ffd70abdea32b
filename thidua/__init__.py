"""Thi Đua: a plan document is a program; this package reads it and runs it."""
