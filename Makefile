# Needs make and Python 3.11 or newer; everything else lands in .venv.
# `make help` lists the targets.

PORT    ?= 8501
ADDRESS ?= 127.0.0.1
WORKERS ?= 2
ROUNDS  ?= 10

VENV := .venv
BIN  := $(VENV)/bin
PY   := $(BIN)/python
PIP  := $(PY) -m pip install -qq --disable-pip-version-check --require-hashes
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --custom-compile-command "make lock"

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test lint format-check types layers data chromium pytest bench format setup lock clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

run: $(VENV)/.run ## Serve the dashboard (PORT=8501, ADDRESS=127.0.0.1)
	@exec $(PY) -m streamlit run app.py --server.port $(PORT) --server.address $(ADDRESS) \
	  --server.headless true --browser.gatherUsageStats false

test: lint format-check types layers data chromium pytest ## Run every check, stop at the first that fails
	@echo "All checks passed."

lint: $(VENV)/.dev ## Ruff: rules
	$(BIN)/ruff check .

format-check: $(VENV)/.dev ## Ruff: layout
	$(BIN)/ruff format --check .

types: $(VENV)/.dev ## Mypy, strict for parley/
	$(BIN)/mypy

layers: $(VENV)/.dev ## Import-linter: no layer reaches up
	$(BIN)/lint-imports

data: $(VENV)/.dev ## Validate every data package
	$(PY) -m parley validate --all

chromium: $(VENV)/.dev ## Find a Chromium for the browser tests, or install one
	$(PY) tools/chromium.py --install

pytest: $(VENV)/.dev ## Tests, with those in the browser (WORKERS=2)
	$(PY) -m pytest -n $(WORKERS)

bench: chromium ## Time every page beside two floors; fails on no figure (ROUNDS=10)
	$(PY) -m bench --rounds $(ROUNDS)

format: $(VENV)/.dev ## Put the code into shape
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

setup: $(VENV)/.dev ## Install what run and test need, start nothing

lock: $(VENV)/.dev ## Pin and hash the newest versions that requirements*.in allow
	$(LOCK) --upgrade requirements.in -o requirements.txt
	$(LOCK) --upgrade requirements-dev.in -o requirements-dev.txt

clean: ## Remove .venv and every cache
	rm -rf $(VENV) .cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp is as old as the lock it installed: a changed lock installs again, an unchanged one costs nothing.
$(VENV)/.run: requirements.txt
	@$(PY) -m pip --version >/dev/null 2>&1 || { python=$$(sh tools/python.sh) && \
	  echo "Creating $(VENV)" && "$$python" -m venv --clear $(VENV); }
	@echo "Installing $<"
	@$(PIP) -r $<
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	@echo "Installing $<"
	@$(PIP) -r $<
	@touch $@
