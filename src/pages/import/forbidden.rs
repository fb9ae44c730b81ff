//! What stands in place of the form for whoever may not register anything.

use leptos::html::H2;
use leptos::prelude::*;

use super::review::focus_once_there;
use crate::language::words::import as words;

/// Says so.
#[component]
pub(super) fn Forbidden(
    /// Whether the form was there before, with the focus in it.
    after_form: bool,
) -> impl IntoView {
    let heading = NodeRef::<H2>::new();
    if after_form {
        focus_once_there(heading);
    }
    view! {
        <section aria-labelledby="forbidden">
            <h2 id="forbidden" tabindex="-1" node_ref=heading>{words::forbidden()}</h2>
            <p>{words::forbidden_note()}</p>
        </section>
    }
}
