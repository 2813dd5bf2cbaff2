"""Read and write answer sheets, one or a stream of them, and draw people from profiles.

It imports packs and the packages below it. Begin with `sheet.AnswerSheet` and `sheet.read_sheet`.
"""
