"""A result and a plan as one page for the browser that needs nothing else."""

from roleadvisor.render.page.page import page_of

__all__ = ["page_of"]
