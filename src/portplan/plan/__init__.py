"""The format of a plan, and the plan in memory."""
