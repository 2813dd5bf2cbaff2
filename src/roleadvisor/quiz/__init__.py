"""The quiz without a terminal: its state, what to ask next, when to stop, and quizzes that were saved.

It imports imports, scoring and what they may. Begin with `session.current`, then `stopping.next_step`.
"""
