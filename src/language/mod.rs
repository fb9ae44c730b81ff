//! What the portal says, in the language of its reader.
//!
//! Every text is in the files of `en`, in the syntax of Project Fluent, and comes as a function of
//! `words`: `words::list::title()`. English is in the program. Another language is a folder beside `en`
//! and a module of texts that is loaded when it is asked for; what it does not say is said in English.
//! Whoever draws asks once: when the language changes, the pages are drawn anew.
//!
//! What a catalog says of itself, mistakes in its files and answers of backends, stays as it came.

mod pattern;

use std::cell::{Cell, RefCell};

use js_sys::{Array, Intl, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

pub use self::pattern::fill;
use crate::lazy::import;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// The language that the program itself brings.
pub const ENGLISH: Language = LANGUAGES[0];

/// Between the texts of a section of English, which are one to the program: hundreds of addresses less.
const TEXT_ENDS: char = '\u{6}';

/// In the place of an argument that is no text but an element: [`around`] splits there.
pub const HERE: &str = "\0";

/// A text in a table: whoever draws asks for it then.
pub type Text = fn() -> &'static str;

/// A language of the portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language {
    /// As browsers call it, `de`.
    pub code: &'static str,
    /// As its speakers call it.
    pub name: &'static str,
    /// Where its texts are, below the portal's folder; of English they are in the program.
    path: &'static str,
}

thread_local! {
    /// Its place in [`LANGUAGES`]. Of the program, not of a page: texts have no owner.
    static SPOKEN: ArcRwSignal<u32> = ArcRwSignal::new(0);
    /// The one that was asked for last.
    static WANTED: Cell<u32> = const { Cell::new(0) };
    /// Its texts in order, none of English. They can be read whatever happens: a program that panics says so
    /// in the reader's language.
    static TEXTS: Cell<&'static [&'static str]> = const { Cell::new(&[]) };
    static PLURALS: RefCell<Option<Intl::PluralRules>> = const { RefCell::new(None) };
}

/// The language in force; whoever tracks it is told of another one.
pub fn spoken() -> Language {
    LANGUAGES[SPOKEN.with(ArcRwSignal::get) as usize]
}

/// The first of these that the portal has, as browsers write them: `de-AT` is German. English if none.
pub fn understood(wanted: impl IntoIterator<Item = String>) -> Language {
    let known = |wanted: String| {
        let wanted = wanted.to_ascii_lowercase();
        let main = wanted.split('-').next().unwrap_or_default().to_owned();
        LANGUAGES.into_iter().find(|language| language.code == main)
    };
    wanted.into_iter().find_map(known).unwrap_or(ENGLISH)
}

/// Takes a language into force, unless another is wanted by the time its texts have come. Where they cannot
/// be had the one before stays.
pub async fn speak(language: Language) -> Result<(), JsValue> {
    let place = LANGUAGES.iter().position(|known| *known == language);
    let place = place.unwrap_or_default() as u32;
    WANTED.set(place);
    let texts = match language.path {
        "" => &[],
        path => texts_of(&import(path).await?)?,
    };
    if WANTED.get() != place {
        return Ok(());
    }
    TEXTS.set(texts);
    PLURALS.replace(None);
    SPOKEN.with(|spoken| {
        if spoken.get_untracked() != place {
            spoken.set(place);
        }
    });
    Ok(())
}

/// They are kept for good: whoever draws keeps parts of them, and a reader changes the language once.
fn texts_of(module: &JsValue) -> Result<&'static [&'static str], JsValue> {
    let texts: Array = Reflect::get(module, &"default".into())?.dyn_into()?;
    let kept = |text: JsValue| &*text.as_string().unwrap_or_default().leak();
    Ok(Vec::leak(texts.iter().map(kept).collect()))
}

/// What stands before [`HERE`], and what behind it.
pub fn around(text: &str) -> (String, String) {
    let (before, behind) = text.split_once(HERE).unwrap_or((text, ""));
    (before.to_owned(), behind.to_owned())
}

/// The text at a place among all in the language in force; of English `section` has it at the place `within`.
pub(crate) fn text(place: usize, within: usize, section: &'static str) -> &'static str {
    let translated = TEXTS.get().get(place).copied();
    let english = || section.split(TEXT_ENDS).nth(within);
    translated.or_else(english).unwrap_or_default()
}

/// A text with its arguments.
pub(crate) fn filled(text: &str, arguments: &[&str]) -> String {
    fill(text, arguments, &plural)
}

/// The category of a number in the language in force, `one` or `other`.
fn plural(number: &str) -> String {
    let value = number.parse().unwrap_or_default();
    PLURALS.with_borrow_mut(|plurals| {
        let plurals = plurals.get_or_insert_with(|| {
            let code = untrack(spoken).code;
            let languages = Array::of1(&code.into());
            Intl::PluralRules::new(&languages, &Object::new())
        });
        plurals.select(value).into()
    })
}
