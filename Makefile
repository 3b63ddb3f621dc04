# The one door. `make run` starts the viewer, `make test` runs the tests; both set up what they need.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV ?= .venv
MINUTES ?= 60
RUNS ?= 5
BIN := $(VENV)/bin
PARALLEL := --numprocesses auto --dist loadscope
SLOW := youtube content/test_facts.py kiosk terminal tui test_docs.py test_wheel.py
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: help run test test-fast probe soak browser coverage check schemas screenshots bench wheel wheelhouse test-pythons clean

help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "iomtui needs Python 3.11 or newer, and found none. Install it, or name it: make PYTHON=/path/to/python3" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) --editable '.[fetch,export,completion]'
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) --editable '.[dev,fetch,export,completion]'
	@touch $@ $(VENV)/.run

$(VENV)/.browser: pyproject.toml constraints.txt | $(VENV)/.dev
	$(PIP) --editable '.[browser]'
	@touch $@

run: $(VENV)/.run ## start the viewer
	@$(BIN)/iomtui $(ARGS)

test: $(VENV)/.dev ## run the tests
	$(BIN)/python -m pytest $(PARALLEL) $(ARGS)

test-fast: $(VENV)/.dev ## run the tests that need neither a screen nor the stand-in for YouTube
	$(BIN)/python -m pytest $(PARALLEL) $(SLOW:%=--ignore=tests/%) $(ARGS)

probe: $(VENV)/.dev ## try the complete lists of attacks, faults and examples
	$(BIN)/python -m pytest $(PARALLEL) --thorough $(ARGS)

soak: $(VENV)/.dev ## attack the kiosk for a long time (MINUTES=60)
	$(BIN)/python -m pytest tests/kiosk -m soak --minutes $(MINUTES) $(ARGS)

browser: $(VENV)/.browser ## try the exported pages in Chromium, on screens and on paper
	@for tool in chromium:chromium pdftoppm:poppler-utils; do \
		command -v $${tool%:*} >/dev/null || { echo "make browser needs $${tool%:*}. On Debian and Ubuntu: apt install $${tool#*:}" >&2; exit 1; }; done
	$(BIN)/python -m pytest tests/browser -m browser $(ARGS)

coverage: $(VENV)/.dev ## list the lines that no test reaches without a real terminal
	$(BIN)/coverage erase
	@# tests/test_imports.py judges what a process imports, and coverage imports more.
	$(BIN)/coverage run -m pytest $(PARALLEL) --ignore=tests/test_imports.py $(ARGS)
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

check: $(VENV)/.dev ## format, lint, types, imports, size, spelling, data, screenshots
	$(BIN)/ruff format --check src tests tools
	$(BIN)/ruff check src tests tools
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tools.house
	$(BIN)/codespell src tools docs *.md data/languages/en.yaml
	$(BIN)/iomtui check data
	$(BIN)/python -m tools.schemas --check
	$(BIN)/python -m tools.screenshots --check

schemas: $(VENV)/.dev ## write the schemas of the data files anew
	$(BIN)/python -m tools.schemas

screenshots: $(VENV)/.dev ## draw the screenshots anew
	$(BIN)/python -m tools.screenshots

bench: $(VENV)/.dev ## measure against a bare Textual app (RUNS=5, and PEERS=1 for other apps)
	@$(BIN)/python -m tools.bench --runs $(RUNS) $(if $(PEERS),--peers)

wheel: $(VENV)/.dev ## build a wheel into dist/
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

wheelhouse: $(VENV)/.dev ## collect all that an installation without a network needs, into dist/wheelhouse/
	$(BIN)/python -m tools.wheelhouse

test-pythons: ## run the tests with each Python that is installed
	for p in python3.11 python3.12 python3.13 python3.14; do \
		if command -v $$p >/dev/null; then $(MAKE) test PYTHON=$$p VENV=.venv-$$p; \
		else echo "$$p is not installed"; fi; done

clean: ## remove what was set up and built
	rm -rf .venv .venv-* build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache .coverage .coverage.*
