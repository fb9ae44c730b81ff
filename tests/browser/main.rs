//! Tests that need a browser: `cargo test --target wasm32-unknown-unknown --test browser`.
//!
//! `webdriver.json` beside this file has Chromium's flags; the runner takes it by
//! `WASM_BINDGEN_TEST_WEBDRIVER_JSON`.

mod answer;
mod arrangement;
mod auth;
mod config;
mod injected;
mod kit;
mod language;
mod registry;
mod route;
mod site;
mod stage;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
