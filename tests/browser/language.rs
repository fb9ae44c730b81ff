//! Texts in the reader's language.

use callboard::language::{ENGLISH, LANGUAGES, around, fill, understood};
use wasm_bindgen_test::wasm_bindgen_test;

/// As `src/language/compile.rs` writes `{ $n -> [0] no rows [one] { $n } row *[other] { $n } rows } of { $list }`.
const ROWS: &str =
    "\u{2}00\u{3}no rows\u{4}one\u{3}\u{1}0 row\u{4}\u{3}\u{1}0 rows\u{4}\u{5} of \u{1}1";

fn rows(number: &str, plural: &str) -> String {
    fill(ROWS, &[number, "all"], &|_| plural.to_owned())
}

#[wasm_bindgen_test]
fn a_number_chooses_by_itself_then_by_its_category_then_the_last() {
    assert_eq!(rows("1", "one"), "1 row of all");
    assert_eq!(rows("0", "other"), "no rows of all");
    // French says so: an exact number is more than its category.
    assert_eq!(rows("0", "one"), "no rows of all");
    assert_eq!(rows("7", "many"), "7 rows of all");
}

#[wasm_bindgen_test]
fn a_word_chooses_as_it_is_written() {
    let text = "\u{2}0user\u{3}who\u{4}\u{3}what\u{4}\u{5}?";
    let chosen = |word: &str| fill(text, &[word], &|_| "other".to_owned());
    assert_eq!(chosen("user"), "who?");
    assert_eq!(chosen("group"), "what?");
}

#[wasm_bindgen_test]
fn choices_lie_within_choices() {
    let text = "\u{2}0one\u{3}\u{2}1a\u{3}A\u{4}\u{3}B\u{4}\u{5}!\u{4}\u{3}many\u{4}\u{5}.";
    let chosen = |number: &str, word: &str| {
        fill(text, &[number, word], &|number| {
            if number == "1" { "one" } else { "other" }.to_owned()
        })
    };
    assert_eq!(chosen("1", "a"), "A!.");
    assert_eq!(chosen("1", "z"), "B!.");
    assert_eq!(chosen("2", "a"), "many.");
}

#[wasm_bindgen_test]
fn what_is_written_wrongly_says_less_and_stops_nothing() {
    assert_eq!(fill("a \u{1}7 b", &["x"], &|_| String::new()), "a  b");
    assert_eq!(fill("a \u{1}", &["x"], &|_| String::new()), "a ");
    assert_eq!(fill("a \u{1}ä", &["x"], &|_| String::new()), "a ä");
    assert_eq!(fill("\u{2}0one\u{3}x", &["1"], &|_| "one".to_owned()), "x");
}

#[wasm_bindgen_test]
fn what_is_filled_in_is_taken_as_it_is() {
    let odd = "\u{1}0 \u{2}0";
    assert_eq!(
        fill("<\u{1}0>", &[odd], &|_| String::new()),
        ["<", odd, ">"].concat()
    );
}

#[wasm_bindgen_test]
fn the_first_language_that_the_portal_has_is_understood() {
    let of = |wanted: &[&str]| understood(wanted.iter().map(|code| (*code).to_owned())).code;
    assert_eq!(of(&["fr", "de-AT", "en"]), "de");
    assert_eq!(of(&["EN-gb", "de"]), "en");
    assert_eq!(of(&["fr"]), "en");
    assert_eq!(of(&[]), "en");
    assert_eq!(LANGUAGES[0], ENGLISH);
}

#[wasm_bindgen_test]
fn an_element_has_what_is_before_it_and_behind() {
    assert_eq!(
        around("Signed in as \0."),
        ("Signed in as ".to_owned(), ".".to_owned())
    );
    assert_eq!(around("Signed in"), ("Signed in".to_owned(), String::new()));
}
