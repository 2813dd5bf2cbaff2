"""Run the command line as `python -m roleadvisor`."""

from roleadvisor.cli import run

run()
