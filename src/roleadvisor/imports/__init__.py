"""Résumés: what stands in one, and what that means for the items."""
