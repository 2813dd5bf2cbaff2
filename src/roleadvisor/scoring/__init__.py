"""The scorecard, and what it makes of answers: points, fits, rankings, the worth of a question.

It imports sheets and what they may. Begin with `scorecard.compile_scorecard` and `match.rank_roles`.
"""
