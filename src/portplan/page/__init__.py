"""Whole plans as one web page to send on: a floor of its own, above questions and formats."""
