# Every target sets up .venv by itself when it is missing or older than the lock.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
SUBMISSION ?= exercises/learner_from_scratch
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# nbgrader calls alembic by its bare name.
export PATH := $(CURDIR)/$(BIN):$(PATH)

ASSIGNMENT ?= learner_from_scratch
.PHONY: help check lab test grade exercises train fashion-mnist lock

help:  ## list these targets
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/^([a-z-]+):[^#]*## (.*)/  make \1|\2/' | column -t -s '|'

lab: .venv/ready  ## open the first notebook in JupyterLab
	$(BIN)/jupyter lab "$(firstword $(wildcard $(SUBMISSION)/*.ipynb))"

check: .venv/ready  ## grade SUBMISSION, a notebook or a folder of notebooks
	@$(BIN)/autograder check "$(SUBMISSION)" || test $$? -eq 1
	@test -n "$$VIRTUAL_ENV" || echo "(To find these commands: source $(BIN)/activate)"

test: .venv/ready  ## lint, types and all tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest tests --numprocesses auto --dist loadgroup

grade: .venv/ready  ## grade a made-up class of twelve, as a first look; it has the folder course-demo to itself
	@test -d course-demo/submitted || $(BIN)/autograder demo-class
	@$(BIN)/autograder grade $(ASSIGNMENT) --course course-demo

exercises: .venv/ready  ## make the students' notebooks anew from solutions/
	$(BIN)/nbgrader generate_assignment learner_from_scratch --force
	$(BIN)/nbgrader generate_assignment further_research --force
	$(BIN)/nbgrader generate_assignment my_learner --force

train: .venv/ready  ## train the chapter's model; TRAIN="--data FOLDER --epochs 20" and the like go to it
	$(BIN)/python -m reference.train $(TRAIN)

fashion-mnist: .venv/ready  ## the same on photographs of clothes, from the Debian package dataset-fashion-mnist
	@folder=$$($(BIN)/python -m data.fashion_mnist) && $(BIN)/python -m reference.train --data "$$folder" $(TRAIN)

# A failing check is a result of `make check`, not an error of it (its exit code is 1; 2 is an error).

.venv/ready: requirements.lock pyproject.toml
	@echo "Setting up .venv. This is done once and takes a few minutes."
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "1 of 2: installing $$(grep -c == requirements.lock) packages ..."
	@$(BIN)/pip install --progress-bar off -r requirements.lock > .venv/install.log 2>&1 & pid=$$!; \
	while kill -0 $$pid 2>/dev/null; do \
		sleep 5; \
		now="    $$(grep -c -E '^(Collecting|Processing|Requirement already)' .venv/install.log) found, $$(grep -E '^(Collecting|Processing|Downloading|Installing)' .venv/install.log | tail -1 | cut -c1-60)"; \
		test "$$now" = "$$before" || echo "$$now"; before="$$now"; \
	done; wait $$pid || (grep -i error .venv/install.log; echo "The whole log is in .venv/install.log."; exit 1)
	@echo "2 of 2: installing the project itself ..."
	@$(BIN)/pip install --quiet --no-deps -e . 2>&1 | grep -v '^WARNING' || true
	@touch $@

# The lock names torch without the local version of whichever build was resolved, so that any build satisfies it.
lock: .venv/ready  ## resolve the versions in requirements.lock anew from pyproject.toml
	$(BIN)/pip-compile --quiet --upgrade --extra dev --strip-extras --no-header --no-annotate \
		--no-emit-index-url --no-emit-find-links --constraint constraints.txt \
		-o requirements.lock pyproject.toml
	sed -i 's/^\(torch==[0-9.]*\)+.*/\1/' requirements.lock
