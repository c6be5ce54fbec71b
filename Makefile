# Every command that a person or a pipeline runs. `make` alone lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help

STACK ?= dev
ARGS ?=
export PATH := $(CURDIR)/node_modules/.bin:$(PATH)

# One folder says that the packages of the lock file are installed.
INSTALLED := node_modules/.package-lock.json

.PHONY: help
help: ## List the targets
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(INSTALLED): package.json package-lock.json .npmrc
	@echo "Installing the packages of package-lock.json"
	@npm ci --loglevel=error
	@touch $@

.PHONY: install
install: $(INSTALLED) ## Install the packages, exactly as locked

.PHONY: preview
preview: $(INSTALLED) ## Show what `pulumi up` would create, offline (STACK=dev|stg|prod, ARGS=...)
	@bin/platform.mjs preview $(STACK) $(ARGS)

.PHONY: graph
graph: $(INSTALLED) ## Draw the architecture of a stack (STACK=..., ARGS=...)
	@bin/platform.mjs graph $(STACK) $(ARGS)

.PHONY: doctor
doctor: $(INSTALLED) ## Say what is installed and what is missing
	@bin/platform.mjs doctor $(ARGS)

.PHONY: generate
generate: $(INSTALLED) ## Write every generated file: schema, reference pages, pictures, golden files
	@bin/platform.mjs generate

.PHONY: format
format: $(INSTALLED) ## Format every file
	@prettier --write --log-level warn .

.PHONY: lint
lint: $(INSTALLED) ## Formatting, lint, types, module boundaries, dead code
	@prettier --check --log-level warn .
	@tsc --noEmit
	@eslint --cache --cache-location .build/eslint .
	@depcruise --config .dependency-cruiser.cjs --output-type err index.ts config components gitops policypacks tooling
	@knip --no-progress

.PHONY: check-generated
check-generated: $(INSTALLED) ## Fail when a generated file is stale
	@bin/platform.mjs generate --check

.PHONY: test
test: lint check-generated ## Everything that must hold before a merge
	@mocha

.PHONY: rehearse
rehearse: $(INSTALLED) ## Run every stack on the real Pulumi engine, over the stand-in cloud
	@mocha --config tests/rehearsal/.mocharc.json

.PHONY: bench
bench: $(INSTALLED) ## Measure the preview, at 1x, 10x and 100x the resources, and beside it the real engine
	@node tooling/bench/bench.mjs $(ARGS)

.PHONY: hooks
hooks: ## Run the quick checks before each commit
	@git config core.hooksPath .githooks
	@echo "Git now runs .githooks/pre-commit"

.PHONY: clean
clean: ## Remove what was built
	@rm -rf .build
