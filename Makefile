# A bare clone needs Python 3.11+ and make; everything else comes with `make`.
#   make graph   build the graph of the sample pages in the embedded store and ask it one question
#   make test    set up and run all tests
#   make lint    ruff and mypy
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA := .chuanyu
TESTS ?=
# Tests run in so many processes, a file of them in one: each starts its own stores, so more need more memory (2 GB each).
PROCESSES ?= 2

.DELETE_ON_ERROR:
.PHONY: graph test lint clean

# Stamps: pip runs again only when pyproject.toml has changed.
$(BIN)/.installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "chuanyu needs Python 3.11 or later: make PYTHON=python3.11 …")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(BIN)/.installed-dev: $(BIN)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

graph: $(BIN)/.installed
	@$(BIN)/chuanyu build seeds/documents --data $(DATA)
	@$(BIN)/chuanyu met 邓雨桐 --with 韩立川 --data $(DATA)

test: $(BIN)/.installed-dev
	$(BIN)/python -m pytest --numprocesses $(PROCESSES) --dist loadfile --no-loadscope-reorder $(TESTS)

lint: $(BIN)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/mypy

clean:
	rm -rf $(VENV) $(DATA) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
