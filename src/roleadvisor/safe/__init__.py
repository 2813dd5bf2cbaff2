"""Read untrusted files safely: strict YAML and JSON, problems with their places, safe characters.

Of this project it imports only the errors. Begin with `parsing.parse` and `typed.convert`.
"""
