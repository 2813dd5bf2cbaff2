"""Answer sheets: one person's, streams of them, and people drawn from profiles.

It imports packs and what they may. Begin with `sheet.AnswerSheet` and `sheet.read_sheet`.
"""
