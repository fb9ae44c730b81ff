//! What stands in the place of an extension that failed.

use leptos::prelude::*;

use crate::language::words::plugin as words;
use crate::ui::{Code, ErrorState};

/// Why an extension is not shown.
#[derive(Clone, PartialEq)]
pub(super) struct Failure {
    /// As [`sentence`] reads it.
    pub(super) reason: String,
    /// What is known beside, for its author; may be empty.
    pub(super) details: String,
}

/// The reason where nothing is there that could have another.
pub(super) const UNLOADED: &str = "runner-missing";

/// The reason, a way to try again, and details to pass on to whoever wrote the plugin.
#[component]
pub(super) fn FailureCard(
    failure: Failure,
    /// What failed: `Builds (acme.builds 1.4.0)`.
    who: String,
    on_retry: Callback<()>,
) -> impl IntoView {
    let title = words::failed(&who);
    let reason = sentence(&failure.reason);
    let report = [&title, "\n", &reason, "\n", &failure.details].concat();
    view! {
        <ErrorState title=title message=reason on_retry=on_retry />
        <details class="plugin-details">
            <summary>{words::failed_details()}</summary>
            <Code text=report.trim_end() label=words::failed_report() />
        </details>
    }
}

/// A sentence for the reader, of a reason as `src/lazy/plugin/failure.js` writes it: its name and what
/// belongs to it, each in a line. A frame may say what it likes: what is no reason says the least.
pub(super) fn sentence(reason: &str) -> String {
    let (name, rest) = reason.split_once('\n').unwrap_or((reason, ""));
    let (first, more) = rest.split_once('\n').unwrap_or((rest, ""));
    let (second, third) = more.split_once('\n').unwrap_or((more, ""));
    let sentence = match name {
        UNLOADED => words::runner_missing(),
        "document-missing" => words::document_missing(),
        "stopped-loading" => words::stopped_loading(),
        "stopped-mounting" => words::stopped_mounting(),
        "stopped-updating" => words::stopped_updating(),
        "stopped-later" => words::stopped_later(),
        "hung" => words::hung(),
        "flooded" => words::flooded(),
        "moved" => words::moved(),
        "no-module" => words::no_module(),
        "no-version" => words::no_version(),
        "no-mount" => words::no_mount(),
        "slow-module" => return words::slow_module(rest),
        "slow-mount" => return words::slow_mount(rest),
        "other-version" => return words::other_version(rest),
        "no-unmount" => return words::no_unmount(rest),
        "unreachable" => return words::unreachable(rest),
        "no-type" => return words::no_type(rest),
        "status" => return words::status(first, more),
        "other-type" => return words::other_type(first, more),
        "other-file" => return words::other_file(first, second, third),
        _ => words::not_shown(),
    };
    sentence.to_owned()
}
