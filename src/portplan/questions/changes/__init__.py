"""Two plans -> what one says otherwise than the other: what is matched, and what changed."""
