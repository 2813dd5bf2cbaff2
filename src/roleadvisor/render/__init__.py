"""Results as JSON, text, a page or a picture.

It reads the values of results, history, batch and evaluation, and adds no figure to them. Begin with `json.document` and `text.result.write_match`.
"""
