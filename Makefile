# Thi Đua. `make run` serves the product, `make test` tests it; both set up what they need.

PYTHON ?= python3
ENV := .venv
BIN := $(ENV)/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes
ADDRESS ?= 127.0.0.1:8000

.PHONY: help setup setup-test setup-ci run demo fmt lint test ci bench messages clean

help:
	@echo "make run    serve the product with sample data (SQLite), at http://$(ADDRESS)"
	@echo "make test   all tests that need no system package"
	@echo "make lint   format, lint, types, layers, templates"
	@echo "make ci     everything: lint, tests on SQLite and PostgreSQL, browser, scores"
	@echo "make bench  measure; prints figures"

setup: $(ENV)/.run $(ENV)/.assets

$(ENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(ENV)

$(ENV)/.run: requirements/prod.lock pyproject.toml | $(ENV)/bin/python
	$(PIP) -r requirements/prod.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(ENV)/.assets: package-lock.json tools/build_assets.py requirements/node.lock | $(ENV)/.run
	@command -v npm >/dev/null || $(PIP) -r requirements/node.lock
	$(BIN)/python tools/build_assets.py
	@touch $@

$(ENV)/.test: requirements/test.lock $(ENV)/.run
	$(PIP) -r requirements/test.lock
	@touch $@

$(ENV)/.ci: requirements/ci.lock $(ENV)/.test
	$(PIP) -r requirements/ci.lock
	@touch $@

setup-test: setup $(ENV)/.test
setup-ci: setup-test $(ENV)/.ci

run: setup
	$(BIN)/python manage.py run_office --address $(ADDRESS) --sample-data

test: setup-test
	$(BIN)/pytest -m "not postgres and not browser" -n auto --maxprocesses 4

fmt: setup-ci
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: setup-ci
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy thidua
	$(BIN)/lint-imports
	$(BIN)/djlint thidua --lint --quiet
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python tools/check_repository.py

messages: setup-ci
	$(BIN)/python tools/messages.py

bench: setup-test
	$(BIN)/python bench/reading.py

ci:
	bash .ci/run

clean:
	rm -rf $(ENV) node_modules var thidua/assets/vendor
