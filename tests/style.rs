//! The style comes in two sheets: what every page needs, and what only paper and forced colours need.

#[path = "../style/parted.rs"]
mod parted;

use parted::parted;

#[test]
fn what_comes_later_keeps_its_place_in_the_nest() {
    let css = "@layer components {.a{color: red;@media print {display: none;}& > b {top: 0;@media print {top: 1px;}}}}";
    let (now, later) = parted(css);
    assert_eq!(now, "@layer components {.a{color: red;& > b {top: 0;}}}");
    assert_eq!(
        later,
        "@layer components {.a{@media print {display: none;}& > b {@media print {top: 1px;}}}}"
    );
}

#[test]
fn other_conditions_stay() {
    let css = "@layer base, components;@media (max-width: 40rem) {a {b: c}}@media (forced-colors: active) {a {b: d}}";
    let (now, later) = parted(css);
    assert_eq!(
        now,
        "@layer base, components;@media (max-width: 40rem) {a {b: c}}"
    );
    assert_eq!(later, "@media (forced-colors: active) {a {b: d}}");
}

#[test]
fn texts_and_comments_are_no_blocks() {
    let css = r#"/* { a; } */ .a::before {content: "};{"; b: c}"#;
    let (now, later) = parted(css);
    assert_eq!(now, r#" .a::before {content: "};{"; b: c}"#);
    assert_eq!(later, "");
}

#[test]
fn what_is_left_empty_is_left_out() {
    let (now, later) = parted("a {b: c;}.d {@media print {e: f;}}g {}");
    assert_eq!(now, "a {b: c;}");
    assert_eq!(later, ".d {@media print {e: f;}}");
}
