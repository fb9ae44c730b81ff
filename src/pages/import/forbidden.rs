//! What stands in place of the form for whoever may not register anything.

use leptos::prelude::*;

use crate::ui::{Notice, Tone, announce};

/// Says so.
#[component]
pub(super) fn Forbidden() -> impl IntoView {
    let title = "You may not register entities";
    // It may come in place of what was pressed.
    announce(title.to_owned());
    view! {
        <Notice tone=Tone::Info title=title>
            <p>"The policy of the catalog does not allow it. Ask whoever runs it."</p>
        </Notice>
    }
}
