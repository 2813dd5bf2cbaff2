"""Turn surveys into labelled answer sheets. Not shipped: it needs the survey files."""
