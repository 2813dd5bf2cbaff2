"""The adaptive questionnaire: which question comes next, when to stop, and how many are left."""
