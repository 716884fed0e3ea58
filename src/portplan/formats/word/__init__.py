"""A Word file as a Chinese official document looks: its parts, and its tables."""
