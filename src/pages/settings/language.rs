//! The language of the portal.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::language::words::settings as words;
use crate::language::{LANGUAGES, Language};
use crate::session::use_language;
use crate::ui::{Segmented, Toast, Tone, toast};

const ID: &str = "language";

/// A choice among all languages, each by its own name. The pages are drawn anew when it changes.
#[component]
pub fn LanguageSelect() -> impl IntoView {
    let language = use_language();
    let browser = (String::new(), words::language_browser().to_owned());
    let all = LANGUAGES.map(|language| (language.code.to_owned(), language.name.to_owned()));
    let options = std::iter::once(browser).chain(all).collect::<Vec<_>>();
    let choose = move |code: String| {
        spawn_local(async move {
            match language.choose(code).await {
                Ok(()) => request_animation_frame(focus_choice),
                Err(Language { name, .. }) => {
                    toast(Toast::of(Tone::Danger, words::language_missing(name)));
                }
            }
        });
    };
    view! {
        <div id=ID>
            <Segmented label=words::language() options=options value=language.code() on_change=choose />
        </div>
    }
}

/// What had the focus is drawn anew.
fn focus_choice() {
    let chosen = ["#", ID, " :checked"].concat();
    let chosen = document().query_selector(&chosen).ok().flatten();
    if let Some(input) = chosen.and_then(|input| input.dyn_into::<HtmlElement>().ok()) {
        // Only a browser without focus refuses.
        let _ = input.focus();
    }
}
