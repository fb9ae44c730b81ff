//! The line for a URL.

use leptos::prelude::*;
use web_sys::SubmitEvent;

use super::Import;
use crate::language::words::import as words;
use crate::ui::{Button, TextInput};

/// Asks for a URL: of a repository only where the catalog looks into those for the reader.
#[component]
pub(super) fn Form(import: Import) -> impl IntoView {
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        import.look(&import.url.get_untracked());
    };
    let typed = move |text: String| {
        import.url.set(text);
        import.mistakes.set(Vec::new());
    };
    let label = match import.may_analyze.get_untracked() {
        Some(true) => words::url_of_file_or_repository(),
        _ => words::url_of_file(),
    };
    view! {
        <form on:submit=submit>
            <TextInput
                label=label
                value=import.url
                on_input=typed
                mistakes=import.mistakes
                hint=words::hint()
            />
            <Button
                icon="search"
                on_press=move |()| import.look(&import.url.get_untracked())
            >
                {words::look()}
            </Button>
        </form>
    }
}
