# Everything needs only Python 3.11 or later, with pip and venv. An active virtual environment is used as it is;
# otherwise one is made in .venv.

PYTHON ?= python3
VENV := $(if $(VIRTUAL_ENV),$(VIRTUAL_ENV),.venv)
BIN := $(VENV)/bin
ACTORS = $(wildcard examples/dramen/actors.yml)

.DEFAULT_GOAL := help
.PHONY: help demo test check treebanks models clean
.DELETE_ON_ERROR:

help:
	@echo "make demo    read the examples and write their dossiers into demo/"
	@echo "make test    run the tests"
	@echo "make check   run the linters, the types, the layers, the data and the documentation"
	@echo "make models  train the language models again (hours): TREEBANKS=DIR ENCODER=DIR VECTORS=DIR, see training/README.md"
	@echo "make clean   remove demo/ and .venv/"

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Dragoman needs Python 3.11 or later; say which with: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)

# Stamps say what is installed where; they are old as soon as the project asks for something else.
$(VENV)/.dragoman: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.dragoman-dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/.dragoman

demo: $(VENV)/.dragoman
	@mkdir -p demo
	$(BIN)/dragoman read examples/hafnarey --record demo/hafnarey.db
	$(BIN)/dragoman dossier --record demo/hafnarey.db --out demo/hafnarey.html --language en --title "The Hafnarey affair (invented)"
	$(BIN)/dragoman read examples/dramen --record demo/dramen.db $(if $(ACTORS),--actors $(ACTORS))
	$(BIN)/dragoman dossier --record demo/dramen.db --out demo/dramen.html --language fr --title "L’affaire de Dramen (inventée)"
	@echo
	@echo "Open demo/hafnarey.html (in English) and demo/dramen.html (in French) in a browser."

test: $(VENV)/.dragoman-dev
	$(BIN)/python -m pytest

check: $(VENV)/.dragoman-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m dragoman.lexicon.build --check
	$(BIN)/python -m dragoman.lexicon.docs --check
	$(BIN)/python -m pytest -q tests/test_docs.py

treebanks:
	@test -n "$(TREEBANKS)" || \
		{ echo "Say where the treebanks lie: make models TREEBANKS=DIR ENCODER=DIR VECTORS=DIR (training/README.md says which)"; exit 2; }

models: treebanks $(VENV)/.dragoman
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement training/requirements.txt
	$(BIN)/python -m training --treebanks "$(TREEBANKS)" $(if $(ENCODER),--encoder "$(ENCODER)") \
		$(if $(VECTORS),--vectors "$(VECTORS)") $(if $(SILVER),--silver "$(SILVER)")

clean:
	rm -rf demo .venv
