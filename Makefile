# Tawam. The two commands that matter: `make run` and `make test`. Both set everything up first.
# Python 3.11 or newer, pip and make are all they need.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
export TAWAM_DATA ?= .data

.PHONY: run test check format lint types contracts migrations messages frontend test-sqlite test-postgres journeys bench lock clean

run: $(VENV)/.run
	$(BIN)/tawam serve

test: $(VENV)/.dev
	$(BIN)/pytest -n auto --dist loadfile

# Everything that CI asks for, fastest first.
check: $(VENV)/.dev lint types contracts migrations messages frontend test-sqlite test-postgres journeys

format: $(VENV)/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/.dev
	$(BIN)/mypy

contracts: $(VENV)/.dev
	$(BIN)/lint-imports

migrations: $(VENV)/.dev
	$(BIN)/python -m django makemigrations --check --dry-run --settings tawam.config.settings

messages: $(VENV)/.dev
	$(BIN)/python scripts/messages.py --check

# The globe's pure modules. Node is not needed to run Tawam, so its absence is told, not punished.
frontend:
	@if command -v node >/dev/null; then node --test tests/frontend/*.test.mjs | tail -n 8; \
	else echo "SKIPPED: no Node on this machine, the globe's unit tests were NOT run"; fi

test-sqlite: $(VENV)/.dev
	$(BIN)/pytest -n auto --dist loadfile --ignore tests/journeys

# A real PostgreSQL server from a wheel for each core: no system package, nothing left behind. Rivals for one row empty
# the tables after them, so they stand alone.
test-postgres: $(VENV)/.dev
	TAWAM_TEST_DATABASE=postgres $(BIN)/pytest -n auto --dist loadfile -m "not rivals" tests/rooms
	TAWAM_TEST_DATABASE=postgres $(BIN)/pytest -n auto --dist loadfile -m rivals tests/rooms

journeys: $(VENV)/.dev
	$(BIN)/pytest -n auto --dist loadfile tests/journeys

bench: $(VENV)/.dev
	$(BIN)/python -m bench

# Renew the locks (needs the registry); they carry hashes and no host names.
lock: $(VENV)/.dev
	$(BIN)/pip install --quiet uv
	$(BIN)/uv lock --upgrade
	$(BIN)/uv export --quiet --format requirements-txt --no-emit-project --no-group dev --group build --extra postgres --extra tables --extra report --extra survival --extra matching -o requirements.lock
	$(BIN)/uv export --quiet --format requirements-txt --no-emit-project --all-groups --all-extras -o requirements-dev.lock

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@ $(VENV)/.run

clean:
	rm -rf $(VENV) .data .mypy_cache .ruff_cache .pytest_cache build
