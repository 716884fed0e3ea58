"""Texts alone: one form for comparing, numerals, nearness, letters."""
