"""Each command's result as a typed value, and the function that makes it; one module a command.

The values are what `--json` prints, and what text, page and history are made from. The package
imports everything that does not print. Begin with `advice.advise`.
"""
