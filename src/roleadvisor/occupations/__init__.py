"""Occupations of every kind, from O*NET: find one by a title, and compare what they need.

It imports no other package of this project. Begin with `titles.TitleIndex` and `likeness.Profiles`.
"""

# The attribution that O*NET requires.
ATTRIBUTION = (
    "This product includes information from the O*NET 29.2 Database by the U.S. Department of Labor, "
    "Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. "
    "The importance of skills and knowledge is from O*NET 29.0."
)
