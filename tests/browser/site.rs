//! Addresses of a portal that is somewhere else.

use callboard::site::{backend_of, page_below, path_below, with_backend};
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

#[wasm_bindgen_test]
fn an_address_names_a_backend_once() {
    for (path, named) in [
        ("/catalog", "/catalog?backend=live"),
        ("/catalog?limit=50", "/catalog?limit=50&backend=live"),
        ("/catalog/a/b/c#d?e", "/catalog/a/b/c?backend=live#d?e"),
        ("/catalog?backend=files#a", "/catalog?backend=files#a"),
        ("/catalog?backends=2", "/catalog?backends=2&backend=live"),
    ] {
        assert_eq!(with_backend(path, "live"), named);
        assert_eq!(with_backend(named, "live"), named);
    }
    assert_eq!(backend_of("?a=1&backend=live").as_deref(), Some("live"));
    assert_eq!(backend_of("backend=").as_deref(), Some(""));
    assert_eq!(backend_of("?backends=live"), None);
    assert_eq!(backend_of(""), None);
}
