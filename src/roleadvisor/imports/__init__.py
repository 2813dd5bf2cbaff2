"""Read résumés and exports, and find the items that they mention.

It imports sheets, packs, safe and errors. Begin with `resumes.read_resume`, then `recognise.recognise`.
"""
