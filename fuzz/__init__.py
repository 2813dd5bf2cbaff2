"""Feed strangers' bytes to every reader; `python -m fuzz` lets atheris choose them."""
