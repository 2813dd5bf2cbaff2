"""Results as JSON, text, a page or a picture. Nothing here computes.

It imports results, history and evaluation. Begin with `json.document` and `text.result.write_match`.
"""
