"""The quiz without a terminal: its state, the next question, when to stop, and saved quizzes.

It imports imports, scoring and what they may. Begin with `session.current`, then `stopping.next_step`.
"""
