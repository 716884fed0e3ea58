"""A published table -> a draft of a plan: one reader a source format, then what they share."""
