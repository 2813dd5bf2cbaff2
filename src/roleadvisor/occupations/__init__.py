"""Occupations of every kind, from O*NET: one found by a title, and how alike their skills are.

It imports nothing of ours. Begin with `titles.TitleIndex` and `likeness.Profiles`.
"""

# The words that O*NET asks for.
ATTRIBUTION = (
    "This product includes information from the O*NET 29.2 Database by the U.S. Department of Labor, "
    "Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. "
    "The importance of skills and knowledge is from O*NET 29.0."
)
