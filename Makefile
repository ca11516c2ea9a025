# figtrace: `make demo` and `make test` need Python 3.11 or newer, make and git, nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEMO := .figtrace-demo

.DEFAULT_GOAL := help
.PHONY: help setup demo desk check test soak fuzz packages bench docs es es-down lock examples clean

help: ## what there is to make
	@sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' $(MAKEFILE_LIST) | expand -t 18

setup: $(STAMP) ## the environment in .venv, from the hashed lock

$(STAMP): requirements.lock scripts/bootstrap.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "make: $(PYTHON) is older than 3.11: call 'make PYTHON=/path/to/python3.11 …'" >&2; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r scripts/bootstrap.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

demo: setup ## ingest examples/papers, check examples/draft.docx, print the ledger
	@$(BIN)/figtrace --corpus $(DEMO) ingest examples/papers
	@$(BIN)/figtrace --corpus $(DEMO) check examples/draft.docx --html report.html || test $$? -eq 1
	@echo "The same with page images: report.html" >&2

desk: setup ## the example corpus and the check of drafts in a browser
	@test -f $(DEMO)/corpus.db || $(BIN)/figtrace --corpus $(DEMO) ingest examples/papers
	@$(BIN)/figtrace --corpus $(DEMO) desk

check: setup ## format, lint, types, arrows, dependencies, dead code
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/deptry .
	@$(BIN)/vulture

test: setup ## the whole suite, with a real Elasticsearch where one can be had
	@was=$$(scripts/elasticsearch status 2>/dev/null) || true; \
	  $(BIN)/pytest -n 2 --dist loadfile; code=$$?; \
	  [ -n "$$was" ] || scripts/elasticsearch down; exit $$code

soak: setup ## try for an hour or two to break it in every known way, with three seeds
	@was=$$(scripts/elasticsearch status 2>/dev/null) || true; code=0; \
	  url=$$(scripts/elasticsearch up) && export FIGTRACE_ES_URL=$$url; \
	  for seed in 1 2 3; do \
	    $(BIN)/python -m scripts.faults --seed $$seed || code=1; \
	    $(BIN)/python -m scripts.faults kills --engine elasticsearch --seed $$seed || code=1; \
	  done; [ -n "$$was" ] || scripts/elasticsearch down; exit $$code

fuzz: setup ## give other people's text to what reads it, ten minutes a target
	@$(BIN)/python -m scripts.fuzz

packages: setup ## wheel and sdist in build/dist, tried in an empty environment
	@$(BIN)/python -m scripts.packages

bench: setup ## the labelled sets, where they are at hand
	@$(BIN)/python -m bench.run

es: ## start a real Elasticsearch for development; prints its URL
	@scripts/elasticsearch up

es-down: ## stop it
	@scripts/elasticsearch down

docs: setup ## the documentation as a site, in build/site
	@$(BIN)/python -m scripts.command_pages
	@$(BIN)/python -m scripts.rule_index
	@$(BIN)/python -m mkdocs build --quiet

examples: setup ## write the example papers and draft again
	@$(BIN)/python -m scripts.make_examples

lock: setup ## resolve the dependencies again
	@$(BIN)/uv pip compile pyproject.toml --group dev --all-extras --universal --generate-hashes --upgrade \
	  --python-version 3.11 --quiet --custom-compile-command "make lock" --output-file requirements.lock
	@echo 'uv' | $(BIN)/uv pip compile - --universal --generate-hashes --python-version 3.11 --quiet \
	  --upgrade --custom-compile-command "make lock" --output-file scripts/bootstrap.lock

clean: ## remove the environment and the demo's corpus
	rm -rf $(VENV) $(DEMO) report.html
