//! The page of a portal whose configuration is wrong. Operators see it, so it names every key.

use catalog::written::Mistake;
use leptos::prelude::*;

use crate::api::{ConfigError, Place};
use crate::ui::Notice;
use crate::ui::Tone;

/// What is wrong, and what was expected.
#[component]
pub fn Misconfigured(error: ConfigError) -> impl IntoView {
    let place = match &error {
        ConfigError::Invalid(place, _) => *place,
        ConfigError::Unreadable(_) | ConfigError::NotJson(_) => Place::ConfigJson,
    };
    let title = [place.name(), " needs attention"].concat();
    document().set_title(&title);
    let advice = match place {
        Place::ConfigJson => {
            "Correct the file and reload this page; nothing has to be built again."
        }
        Place::AppConfig => {
            "Correct the file, restart the backend, which writes it into this page, and reload; nothing has to be built again."
        }
    };
    let told = match error {
        ConfigError::Unreadable(why) => {
            let text = [
                "It could not be read: ",
                &why,
                ". It lies beside index.html.",
            ]
            .concat();
            view! { <p>{text}</p> }.into_any()
        }
        ConfigError::NotJson(why) => {
            let text = ["It is not JSON: ", &why, "."].concat();
            view! { <p>{text}</p> }.into_any()
        }
        ConfigError::Invalid(_, mistakes) => {
            let items = mistakes
                .into_iter()
                .map(|Mistake { key, expected }| {
                    view! { <li><code>{key}</code> ": " {expected}</li> }
                })
                .collect_view();
            view! {
                <p>"These keys need another value. What belongs there:"</p>
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
