"""How fast many people are scored, and by what else; see docs/scale.md for what came out."""
