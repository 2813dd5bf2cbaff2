"""Results that were kept."""
