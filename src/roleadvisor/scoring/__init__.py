"""The scorecard and what it makes of answers: points, fits, rankings."""
