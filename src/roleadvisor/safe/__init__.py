"""What strangers wrote: strict YAML and JSON, places in it, problems, safe characters, files.

It imports nothing of ours but the errors. Begin with `parsing.parse` and `typed.convert`.
"""
