# Everything one does with the portal. `make help` lists it.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help serve build reproducible test cli examples backstage conformance versions faults bench shots lint audit unit fuzz browser e2e firefox budget

TOOLS := $(or $(CALLBOARD_TOOLS),$(or $(XDG_CACHE_HOME),$(HOME)/.cache)/callboard/tools)
export PATH := $(TOOLS)/bin:$(PATH)
export CHROMEDRIVER ?= chromedriver

WASM := --target wasm32-unknown-unknown

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

serve: ## build and serve the portal with its demo catalog, rebuild on change
	@.ci/ensure target trunk bindgen lazy
	@echo "The portal comes up on http://127.0.0.1:8080 (the first build takes a few minutes)"
	@trunk serve --dist target/serve

build: ## build the portal for release into dist/
	@.ci/ensure target trunk bindgen split binaryen lazy
	@trunk build --release

reproducible: ## build HEAD twice, from nothing and in two folders: every file has to be the same
	@.ci/reproducible

test: lint audit unit browser e2e firefox conformance budget ## run every check there is
	@echo "All checks passed."

cli: ## build callboard-catalog, the command that checks, packs and serves catalogs
	cargo build --profile fast -p catalog --features cli
	@echo "Built $${CARGO_TARGET_DIR:-target}/fast/callboard-catalog"

examples: ## build the example plugins that need it into target/examples/
	@.ci/ensure target bindgen binaryen examples
	@cd target/examples-build/react && node build.mjs ../../examples/react
	@CARGO_TARGET_DIR=$(CURDIR)/target/examples-build/leptos node public/sdk/examples/leptos/build.mjs target/examples/leptos
	@echo "Built target/examples/react and target/examples/leptos"

backstage: ## run a real Backstage backend on 127.0.0.1:7007
	@.ci/ensure backstage
	@node tests/backstage/start.mjs --port 7007

conformance: export CALLBOARD_CATALOG := $(or $(CARGO_TARGET_DIR),$(CURDIR)/target)/fast/callboard-catalog
conformance: cli ## ask a real Backstage backend and our catalog the same questions (ARGS="--seed 7 ...")
	@.ci/ensure backstage
	@node --test tests/conformance/*.test.mjs
	@node tests/conformance/run.mjs $(ARGS)

versions: build ## play every feature over older and newer backends, and write the README's table (ARGS=--check only compares)
	@.ci/ensure chromium e2e backstage releases postgres
	@node tests/versions/versions.mjs $(ARGS)

faults: build ## 1,000 seeded fault schedules between portal and backend (ARGS="--seed 7", "--schedules 100 --parallel 4")
	@.ci/ensure chromium e2e backstage
	@node tests/faults/run.mjs $(ARGS)

bench: build cli ## measure the portal in a browser, into target/bench.json and the README's table; PEER=http://… compares it with another front end
	@.ci/ensure chromium e2e bench backstage postgres
	@node tests/bench/bench.mjs $(if $(PEER),--peer $(PEER)) $(ARGS)

shots: build ## take screenshots of every page into target/shots/
	@.ci/ensure chromium fonts e2e
	@node tests/e2e/shots.mjs

lint: ## formatting, clippy and docs
	@.ci/ensure target
	cargo fmt --all --check
	cargo clippy --quiet --workspace --lib --bins -- -D warnings
	cargo clippy --quiet -p catalog --features cli --all-targets -- -D warnings
	cargo clippy --quiet --workspace --lib --bins --test browser $(WASM) -- -D warnings
	cd public/sdk/examples/leptos && cargo fmt --check && CARGO_TARGET_DIR=$(CURDIR)/target/examples-build/leptos cargo clippy --quiet --locked $(WASM) -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --quiet --workspace --no-deps $(WASM)

audit: ## licences, sources and versions of what is compiled in; known advisories where their list can be had
	@.ci/ensure deny
	cargo deny --log-level error check licenses bans sources
	@if timeout 60 cargo deny fetch db >/dev/null 2>&1; then cargo deny --log-level error check advisories; \
	  else echo "The list of known advisories cannot be reached from here: not checked."; fi

unit: ## native tests: the catalog and its command, properties, fuzz corpora, layers
	cargo test --quiet -p catalog --features cli

FUZZ_SECONDS ?= 60
TARGET ?= yaml request snapshot cursor
# There is no unsafe code to watch; SANITIZER=address watches the dependencies' at half the speed.
SANITIZER ?= none

fuzz: ## fuzz the catalog, FUZZ_SECONDS for each TARGET; finds go to tests/fuzz/artifacts
	@command -v cargo-fuzz >/dev/null || cargo install cargo-fuzz --locked --root $(TOOLS)
	@for target in $(TARGET); do \
	  mkdir -p target/fuzz/corpus/$$target; \
	  RUSTC_BOOTSTRAP=1 cargo fuzz run --fuzz-dir tests/fuzz --target-dir target/fuzz --sanitizer $(SANITIZER) $$target \
	    target/fuzz/corpus/$$target tests/fuzz/corpus/$$target -- -dict=tests/fuzz/dictionaries/$$target.dict \
	    -max_total_time=$(FUZZ_SECONDS) -max_len=8192 -timeout=10 -rss_limit_mb=2048 -print_final_stats=1; \
	done

browser: ## tests of the kit and the routes in headless Chromium
	@.ci/ensure target bindgen chromium
	cargo test $(WASM) --test browser

e2e: build cli examples ## drive the built portal in Chromium, over both kinds of backend (LATE=350: what pages load on demand comes so many ms late)
	@.ci/ensure chromium servers e2e backstage older
	cd tests/e2e && npm test

# Downloads, and going back to a page that Firefox has kept, its driver does not tell of.
EVERY_DAY := catalog.test entity.test keyboard prologue first_load

firefox: build ## the same in Firefox, for what readers do every day (ARGS=. for all of it)
	@.ci/ensure firefox e2e backstage
	cd tests/e2e && BROWSER=firefox node run.mjs $(or $(ARGS),$(EVERY_DAY))

budget: build ## hold the built files to tests/bench/budget.json
	@.ci/ensure e2e
	node --test tests/bench/budget.test.mjs
	node tests/bench/budget.mjs
