"""Files: read and written, checked and mended, and their schema."""
