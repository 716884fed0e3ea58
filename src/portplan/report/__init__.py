"""Diagnostics -> text, one format a module."""
