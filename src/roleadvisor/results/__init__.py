"""Advice drawn from a match: tools, what is missing, what each answer did, what would change it."""
