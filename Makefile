# Every target sets up .venv by itself when it is missing or older than the lock.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
SUBMISSION ?= exercises/learner_from_scratch
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# nbgrader calls alembic by its bare name.
export PATH := $(CURDIR)/$(BIN):$(PATH)

ASSIGNMENT ?= learner_from_scratch
.PHONY: check test grade exercises train fashion-mnist lock

check: .venv/ready  ## grade SUBMISSION, a notebook or a folder of notebooks
	@$(BIN)/autograder check "$(SUBMISSION)" || test $$? -eq 1
	@test -n "$$VIRTUAL_ENV" || echo "(To find these commands: source $(BIN)/activate)"

test: .venv/ready  ## lint, types and all tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest tests --numprocesses auto --dist loadgroup

grade: .venv/ready  ## grade a made-up class of twelve, as a first look, and whoever else has submitted
	@test -d course/submitted/demo-perfect || $(BIN)/autograder demo-class
	@$(BIN)/autograder grade $(ASSIGNMENT)

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
	@echo "Setting up .venv (once; this takes a few minutes) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet -r requirements.lock
	@$(BIN)/pip install --quiet --no-deps -e .
	@touch $@

# The lock names torch without the local version of whichever build was resolved, so that any build satisfies it.
lock: .venv/ready  ## resolve the versions in requirements.lock anew from pyproject.toml
	$(BIN)/pip-compile --quiet --upgrade --extra dev --strip-extras --no-header --no-annotate \
		--no-emit-index-url --no-emit-find-links --constraint constraints.txt \
		-o requirements.lock pyproject.toml
	sed -i 's/^\(torch==[0-9.]*\)+.*/\1/' requirements.lock
