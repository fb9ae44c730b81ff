# Everything one does with the portal. `make help` lists it.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help serve build test cli backstage bench shots lint unit browser e2e budget

export PATH := $(or $(CALLBOARD_TOOLS),$(or $(XDG_CACHE_HOME),$(HOME)/.cache)/callboard/tools)/bin:$(PATH)
export CHROMEDRIVER ?= chromedriver

WASM := --target wasm32-unknown-unknown

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

serve: ## build and serve the portal with its demo catalog, rebuild on change
	@.ci/ensure target trunk bindgen
	@echo "The portal comes up on http://127.0.0.1:8080 (the first build takes a few minutes)"
	@trunk serve --dist target/serve

build: ## build the portal for release into dist/
	@.ci/ensure target trunk bindgen binaryen
	@trunk build --release

test: lint unit browser e2e budget ## run every check there is
	@echo "All checks passed."

cli: ## build callboard-catalog, the command that checks, packs and serves catalogs
	cargo build --profile fast -p catalog --features cli
	@echo "Built $${CARGO_TARGET_DIR:-target}/fast/callboard-catalog"

backstage: ## run a real Backstage backend on 127.0.0.1:7007
	@.ci/ensure backstage
	@node tests/backstage/start.mjs --port 7007

bench: build ## measure the portal in a browser, into target/bench.json
	@.ci/ensure chromium e2e backstage postgres
	@node tests/bench/bench.mjs

shots: build ## take screenshots of every page into target/shots/
	@.ci/ensure chromium fonts e2e
	@node tests/e2e/shots.mjs

lint: ## formatting, clippy and docs
	@.ci/ensure target
	cargo fmt --all --check
	cargo clippy --quiet --workspace --lib --bins -- -D warnings
	cargo clippy --quiet -p catalog --features cli --all-targets -- -D warnings
	cargo clippy --quiet --workspace --all-targets $(WASM) -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --quiet --workspace --no-deps $(WASM)

unit: ## native tests of the catalog and its command, and the layer test
	cargo test --quiet -p catalog --features cli

browser: ## tests of the kit and the routes in headless Chromium
	@.ci/ensure target bindgen chromium
	cargo test $(WASM) --test browser

e2e: build ## drive the built portal in Chromium, over both kinds of backend
	@.ci/ensure chromium e2e backstage
	cd tests/e2e && npm test

budget: build ## hold the built files to tests/bench/budget.json
	@.ci/ensure e2e
	node --test tests/bench/budget.test.mjs
	node tests/bench/budget.mjs
