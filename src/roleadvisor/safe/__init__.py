"""What strangers wrote: strict YAML and JSON, places in it, problems, files, characters."""
