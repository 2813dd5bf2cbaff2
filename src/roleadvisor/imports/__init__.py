"""Read résumés and exports, and find the items that they mention.

It imports scoring and the packages below it. Begin with `recognise.recognise`, then `json_resume`.
"""
