"""Answers -> text, one format a module."""
