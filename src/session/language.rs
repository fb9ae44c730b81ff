//! The language that the reader chose, or the browser's.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::storage;
use crate::language::{LANGUAGES, Language, speak, spoken, understood};
use crate::site;

/// The key of the choice; the prologue (`src/app/start`) reads it too.
pub(super) const KEY: &str = "language";

/// What the reader chose: the code of a language, or nothing for the browser's.
#[derive(Clone, Copy)]
pub struct LanguageChoice(RwSignal<String>);

impl LanguageChoice {
    /// What the reader chose.
    pub fn code(self) -> Signal<String> {
        self.0.into()
    }

    /// Takes what is kept into force.
    pub fn reread(self) {
        let kept = storage::get(KEY).unwrap_or_default();
        if *self.0.read_untracked() != kept {
            self.0.set(kept);
            // Where its texts cannot be had the one before stays.
            spawn_local(async { _ = speak_chosen().await });
        }
    }

    /// Keeps a choice and speaks it. The error is a language whose texts could not be had.
    pub async fn choose(self, code: String) -> Result<(), Language> {
        match code.as_str() {
            "" => storage::remove(KEY),
            code => storage::set(KEY, code),
        }
        self.0.set(code);
        speak_chosen().await
    }
}

/// Speaks the language that was chosen, else the page's where it is somebody else's, else the browser's.
/// The error is a language whose texts could not be had.
pub async fn speak_chosen() -> Result<(), Language> {
    let language = kept().unwrap_or_else(|| {
        let page = document().document_element();
        let page = page.filter(|_| site::is_guest());
        let page = page.and_then(|page| page.get_attribute("lang"));
        let browser = window().navigator().languages();
        let browser = browser.iter().filter_map(|language| language.as_string());
        understood(page.into_iter().chain(browser.collect::<Vec<_>>()))
    });
    speak(language).await.map_err(|_| language)
}

fn kept() -> Option<Language> {
    let code = storage::get(KEY)?;
    LANGUAGES.into_iter().find(|language| language.code == code)
}

/// Reads what was kept, and marks the document with the language that is spoken.
pub fn provide_language() -> LanguageChoice {
    let choice = LanguageChoice(RwSignal::new(storage::get(KEY).unwrap_or_default()));
    Effect::new(move |_| {
        let code = spoken().code;
        let root = document().document_element();
        // Where it says so already, to say it again would have the browser style all of the page anew.
        if let Some(root) = root.filter(|root| root.get_attribute("lang").as_deref() != Some(code))
        {
            // Setting an attribute of a fixed, valid name cannot fail.
            let _ = root.set_attribute("lang", code);
        }
    });
    provide_context(choice);
    choice
}

/// The language of this portal.
///
/// # Panics
/// Outside the portal's shell, which provides it.
pub fn use_language() -> LanguageChoice {
    expect_context()
}
