"""A data file's YAML -> a draft of a plan; findings and their places."""
