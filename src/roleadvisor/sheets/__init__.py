"""Answer sheets: one person's, streams of them, and people drawn from profiles."""
