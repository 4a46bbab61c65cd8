# make help lists what there is
SHELL := /bin/bash
PY ?= python3
VENV := .venv
BIN := $(VENV)/bin
CORES ?= 2
CORE := mas_sim.model mas_sim.engine mas_sim.scoring

.DEFAULT_GOAL := help
.PHONY: help run test test-lang check validate bench lock clean

help: ## deze lijst
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(VENV)/.run: pyproject.toml requirements.lock
	test -x $(BIN)/python || $(PY) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -c requirements.lock -e .
	@touch $@

$(VENV)/.test: pyproject.toml requirements.lock
	test -x $(BIN)/python || $(PY) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -c requirements.lock -e '.[dev]'
	@touch $@

run: $(VENV)/.run ## start de app op http://127.0.0.1:8501
	$(BIN)/mas-sim run

validate: $(VENV)/.run ## controleer casussen en beoordelingsbestanden
	$(BIN)/mas-sim validate

check: $(VENV)/.test ## stijl, typen, lagen en inhoud
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/mas-sim validate

test: $(VENV)/.test ## alles wat CI doet; installeert Chromium en PostgreSQL uit Debian als ze er niet zijn
	bash tools/debian.sh
	$(MAKE) --no-print-directory check
	rm -f .coverage
	$(BIN)/pytest -n $(CORES) --dist worksteal -q -m "counted and not long" $(CORE:%=--cov=%) --cov-report=
	$(BIN)/coverage report --fail-under=100
	$(BIN)/pytest -n $(CORES) --dist worksteal -q -m "not counted and not browser and not long"
	$(BIN)/pytest -n $(CORES) --dist loadscope -q -m "browser and not long"

test-lang: $(VENV)/.test ## ook wat te lang duurt voor elke keer
	bash tools/debian.sh
	HYPOTHESIS_PROFILE=long $(BIN)/pytest -n $(CORES) -q -m "not browser"
	$(BIN)/pytest -n $(CORES) --dist worksteal -q -m browser

bench: $(VENV)/.test ## meet en toon verhoudingen
	$(BIN)/python benchmarks/library.py
	$(BIN)/python benchmarks/play.py
	$(BIN)/python benchmarks/app.py

lock: $(VENV)/.test ## schrijf requirements.lock opnieuw uit de omgeving
	$(BIN)/pip freeze --exclude-editable > requirements.lock

clean: ## ruim de omgeving en tussenbestanden op
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .coverage .hypothesis .import_linter_cache
