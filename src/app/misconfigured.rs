//! The page of a portal whose configuration is wrong. Operators see it, so it names every key.

use catalog::written::Mistake;
use leptos::prelude::*;

use crate::api::{ConfigError, Place};
use crate::language::words::misconfigured as words;
use crate::ui::Notice;
use crate::ui::Tone;

/// What is wrong, and what was expected.
#[component]
pub fn Misconfigured(error: ConfigError) -> impl IntoView {
    let place = match &error {
        ConfigError::Invalid(place, _) => *place,
        ConfigError::Unreadable(_) | ConfigError::NotJson(_) => Place::ConfigJson,
    };
    let title = words::title(place.name());
    document().set_title(&title);
    let advice = match place {
        Place::ConfigJson => words::correct(),
        Place::AppConfig => words::correct_and_restart(),
    };
    let told = match error {
        ConfigError::Unreadable(why) => view! { <p>{words::unreadable(&why)}</p> }.into_any(),
        ConfigError::NotJson(why) => view! { <p>{words::not_json(&why)}</p> }.into_any(),
        ConfigError::Invalid(_, mistakes) => {
            let items = mistakes
                .into_iter()
                .map(|Mistake { key, expected }| {
                    view! { <li><code>{key}</code> ": " {expected}</li> }
                })
                .collect_view();
            view! {
                <p>{words::keys()}</p>
                <ul>{items}</ul>
            }
            .into_any()
        }
    };
    view! {
        <main class="lone">
            <h1>{title}</h1>
            <Notice tone=Tone::Danger>{told}</Notice>
            <p>{advice}</p>
        </main>
    }
}
