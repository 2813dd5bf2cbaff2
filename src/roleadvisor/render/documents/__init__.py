"""The JSON contract: every document a command prints, typed; a module for each."""
