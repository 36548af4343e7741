# Every target fetches what it needs first. `make help` lists them.

BIN := .venv/bin
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
endif

# Arguments for the program, pytest or the benchmarks: make run ARGS=my.gofteh, make test ARGS="-k search"
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help run test bench lint format types layers translate pictures package trial release lock bootstrap clean

help: ## Name the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: bootstrap ## Open Gofteh, or take its tour where there is no display
	@packaging/bootstrap/run.sh $(ARGS)

test: PURPOSE := test
test: lint types ## Check everything: lint, types, all tests
	@$(BIN)/python -m pytest -n 2 $(ARGS)

bench: bootstrap ## Measure the program
	@$(BIN)/python -m tests.benchmarks $(ARGS)

lint: bootstrap ## Check style and formatting
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

format: bootstrap ## Mend style and formatting
	@$(BIN)/ruff check --fix-only .
	@$(BIN)/ruff format .

types: bootstrap ## Check types
	@$(BIN)/mypy

layers: bootstrap ## Check who may import whom
	@$(BIN)/lint-imports

translate: bootstrap ## Collect and compile the translations
	@$(BIN)/python packaging/translate.py $(ARGS)

pictures: bootstrap ## Renew the pictures of the README by the tour
	@packaging/pictures.sh

package: PURPOSE := package
package: bootstrap ## Build what people install, for this system: dist/
	@$(BIN)/python packaging/build.py $(ARGS)

trial: ## Try the installers in dist/ in a bare Debian 12 (as root)
	@packaging/linux/try-installers.sh $(ARGS) dist/*.deb dist/*.run dist/*.rpm

release: PURPOSE := package
release: bootstrap ## Make a release: make release ARGS=1.2.0
	@$(BIN)/python packaging/release.py $(ARGS)

lock: ## Bring uv.lock up to date with pyproject.toml
	@packaging/bootstrap/uv.sh lock --default-index https://pypi.org/simple $(ARGS)

bootstrap: ## Fetch what is missing
	@packaging/bootstrap/bootstrap.sh $(PURPOSE)

clean: ## Remove what was made, keep what was fetched
	rm -rf build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find desktop tests packaging -name __pycache__ -prune -exec rm -rf {} +
