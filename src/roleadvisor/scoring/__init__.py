"""Score answers with the scorecard: points, fits, rankings, and what a question would tell.

It imports sheets and the packages below it. Begin with `scorecard.compile_scorecard` and
`match.rank_roles`.
"""
