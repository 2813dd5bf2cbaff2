"""Results as text for people: Rich on a terminal, plain lines when piped; one module a command."""
