# The authoritative way to work here. `make demo` and `make test` need nothing but python3 (3.11 or newer) and make.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
DATA   ?= ../shared/data
STAMP  := $(VENV)/.ready

.PHONY: demo test check lint types house bench train lock clean setup

setup: $(STAMP)

# Every dependency is pinned with its hash; the project itself is installed in place, without looking anything up.
$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Dragoman needs Python 3.11 or newer: set PYTHON=/path/to/python3" >&2; exit 2; }
	@echo "Setting up $(VENV) (a few minutes the first time)" >&2
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(STAMP)
	@$(BIN)/python examples/tour.py

test: $(STAMP)
	@$(BIN)/python -m pytest

lint: $(STAMP)
	@$(BIN)/ruff check src tests bench examples scripts
types: $(STAMP)
	@$(BIN)/mypy
house: $(STAMP)
	@$(BIN)/lint-imports

check: lint types house test

bench: $(STAMP)
	@$(BIN)/python -m bench $(DATA)

# Trains the scorer's weights anew from corpus/, in an environment of its own; on a busy two-core machine it took 55 minutes.
train:
	@test -x .venv-train/bin/python || $(PYTHON) -m venv .venv-train
	@.venv-train/bin/python -m pip install -qq --disable-pip-version-check -r requirements-train.txt
	@OMP_NUM_THREADS=1 .venv-train/bin/python scripts/train_scorer.py

# Resolves the dependencies anew and writes the lock file.
lock:
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --group dev pyproject.toml requirements.in -o requirements.lock

clean:
	@rm -rf $(VENV) .venv-train build dist .pytest_cache .mypy_cache .ruff_cache
