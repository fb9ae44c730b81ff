//! What a repository has: files of entities, or nothing but an idea for one.

use catalog::yaml;
use leptos::html::H2;
use leptos::prelude::*;

use super::Import;
use super::review::focus_once_there;
use crate::api::Analysis;
use crate::language::words::import as words;
use crate::presentation::without_origin;
use crate::ui::{Button, Code, StatusDot, Tone, announce};

/// The files, each to be looked at; or the text for a first one.
#[component]
pub(super) fn Found(import: Import, found: Analysis) -> impl IntoView {
    let heading = NodeRef::<H2>::new();
    focus_once_there(heading);
    let (title, body) = if found.files.is_empty() {
        (words::has_no_files(), suggestion(&found))
    } else {
        (words::has_files(), files(import, found))
    };
    announce(title.to_owned());
    view! {
        <section aria-labelledby="found">
            <h2 id="found" tabindex="-1" node_ref=heading>{title}</h2>
            {body}
        </section>
    }
}

fn files(import: Import, found: Analysis) -> AnyView {
    let rows = found.files.into_iter().map(|file| {
        let shown = without_origin(&file.target);
        let known = file
            .is_registered
            .then(|| view! { <StatusDot tone=Tone::Info text=words::is_registered() /> });
        view! {
            <li>
                <code>{shown}</code> {known}
                <Button icon="search" on_press=move |()| import.look(&file.target)>{words::look()}</Button>
            </li>
        }
    });
    view! { <ul class="files">{rows.collect_view()}</ul> }.into_any()
}

fn suggestion(found: &Analysis) -> AnyView {
    let texts: Vec<String> = found.suggestions.iter().map(yaml::print).collect();
    if texts.is_empty() {
        return view! {
            <p>{words::no_file_url()}</p>
        }
        .into_any();
    }
    view! {
        <p>{words::suggestion()}</p>
        <Code text=texts.join("---\n") label="catalog-info.yaml" />
    }
    .into_any()
}
