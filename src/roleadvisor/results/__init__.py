"""Each command's result as a typed value, and the function that makes it; one module a command.

The values are what `--json` prints, and what text, page and history are made from. It imports
quiz and the packages below it. Begin with `advice.advise`.
"""
