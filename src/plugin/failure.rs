//! What stands in the place of an extension that failed.

use leptos::prelude::*;

use crate::ui::{Code, ErrorState};

/// Why an extension is not shown.
#[derive(Clone, PartialEq)]
pub(super) struct Failure {
    /// A sentence for its reader.
    pub(super) reason: String,
    /// What is known beside, for its author; may be empty.
    pub(super) details: String,
}

/// The reason, a way to try again, and details to pass on to whoever wrote the plugin.
#[component]
pub(super) fn FailureCard(
    failure: Failure,
    /// What failed: `Builds (acme.builds 1.4.0)`.
    who: String,
    on_retry: Callback<()>,
) -> impl IntoView {
    let title = [&who, " could not be shown"].concat();
    let report = [&title, "\n", &failure.reason, "\n", &failure.details].concat();
    view! {
        <ErrorState title=title message=failure.reason on_retry=on_retry />
        <details class="plugin-details">
            <summary>"Details for whoever wrote it"</summary>
            <Code text=report.trim_end() label="What happened" />
        </details>
    }
}
