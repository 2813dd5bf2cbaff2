"""Results as text for people: Rich on a terminal, plain lines when piped; a module a command."""
