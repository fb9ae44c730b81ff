//! Addresses of a portal that is somewhere else.

use callboard::site::{page_below, path_below};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn a_page_has_an_address_below_the_folder_of_its_portal() {
    let address = "https://cdn.example/x/y/catalog/default/group/team";
    for folder in ["https://cdn.example/x/y/", "https://cdn.example/x/y"] {
        assert_eq!(page_below(folder, "/catalog/default/group/team"), address);
        assert_eq!(
            path_below(folder, address).as_deref(),
            Some("/catalog/default/group/team")
        );
    }
    assert_eq!(
        page_below("https://one.example/", "/"),
        "https://one.example/"
    );
}

#[wasm_bindgen_test]
fn what_only_begins_alike_is_not_below() {
    for address in [
        "https://cdn.example/x/yes",
        "https://cdn.example/x",
        "https://cdn.example.evil/x/y/",
        "http://cdn.example/x/y/",
    ] {
        assert_eq!(path_below("https://cdn.example/x/y/", address), None);
    }
}
