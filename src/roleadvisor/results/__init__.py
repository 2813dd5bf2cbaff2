"""What each command says, as typed values, and the function that makes it; a module a command.

The values are the JSON contract, and text, page and history read the same ones. It imports everything
that does not print. Begin with `advice.advise`.
"""
