//! The page of a portal whose `config.json` is wrong. Operators see it, so it names every key.

use catalog::written::Mistake;
use leptos::prelude::*;

use crate::api::ConfigError;
use crate::ui::Notice;
use crate::ui::Tone;

/// What is wrong, and what was expected.
#[component]
pub fn Misconfigured(error: ConfigError) -> impl IntoView {
    document().set_title("config.json needs attention");
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
        ConfigError::Invalid(mistakes) => {
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
            <h1>"config.json needs attention"</h1>
            <Notice tone=Tone::Danger>{told}</Notice>
            <p>"Correct the file and reload this page; nothing has to be built again."</p>
        </main>
    }
}
