"""Find the role in data that fits a person, from a scorecard anyone can add up."""

__version__ = "0.1.0"
