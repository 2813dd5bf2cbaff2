# What a contributor runs. CONTRIBUTING.md says when.

export PATH := $(CURDIR)/.venv/bin:$(PATH)

.PHONY: help setup test lint renew evidence ci

help: ## Say what there is.
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

setup: ## Make .venv with the package, as it is edited, and all that tests and checks need.
	python3 -m venv .venv
	.venv/bin/pip install --quiet --editable '.[test]' 'pre-commit>=4'
	if [ -e .git ]; then .venv/bin/pre-commit install; fi

test: ## Run the tests. With T="tests/packs/test_bundled.py -k data-engineer", some of them.
	python -m pytest $(or $(T),-n auto)

lint: ## Check form, types and imports.
	.ci/lint

renew: ## Write anew what is generated: schemas, manual, picture, snapshots.
	python -c 'from roleadvisor.packs.loading import compile_bundled; compile_bundled()'
	python docs/schemas.py
	python docs/manual.py
	python docs/picture.py
	RENEW=1 python -m pytest tests/test_snapshots.py::test_a_command_prints_what_its_snapshot_shows

evidence: ## Fit the numbers and measure them anew, from the survey files in the folder DATA.
	python -m calibration fit --data $(DATA)
	python -m calibration pay --data $(DATA)
	python -m calibration evidence --data $(DATA)

ci: ## Do what continuous integration does, in a fresh environment.
	.ci/run
