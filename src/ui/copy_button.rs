//! A button that copies a text.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

use super::{Button, ButtonVariant, announce};
use crate::language::words::kit as words;

/// How long a tick says that the text was copied.
const TICK: Duration = Duration::from_secs(2);

/// Copies, and says whether it could: browsers refuse it on pages without TLS, and when asked to.
#[component]
pub fn CopyButton(
    #[prop(into)] text: String,
    /// What it copies: "Copy the reference".
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let copied = RwSignal::new(false);
    let copy = move |()| {
        let text = text.clone();
        spawn_local(async move {
            let done = write(&text).await;
            copied.try_set(done);
            say(done);
            set_timeout(move || _ = copied.try_set(false), TICK);
        });
    };
    view! {
        {move || {
            let icon = if copied.get() { "check" } else { "copy" };
            view! {
                <Button variant=ButtonVariant::Ghost icon=icon label=label.clone() on_press=copy.clone() />
            }
        }}
    }
}

/// Copies a text, and says whether it could.
pub fn copy(text: String) {
    spawn_local(async move { say(write(&text).await) });
}

fn say(done: bool) {
    let said = if done {
        words::copied()
    } else {
        words::not_copied()
    };
    announce(said.to_owned());
}

/// Whether the text is on the clipboard now.
async fn write(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    // There is none on pages without TLS, nor where it is switched off.
    if clipboard.is_undefined() {
        return false;
    }
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}
