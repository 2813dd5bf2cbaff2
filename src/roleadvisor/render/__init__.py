"""Turn results into text or JSON."""
