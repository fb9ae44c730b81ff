//! The extensions of a plugin, and what became of each.

use catalog::plugin::{Extension, ExtensionKind, State};
use leptos::prelude::*;

use crate::language::words::settings as words;
use crate::plugin::{Installed, Record, use_records};
use crate::ui::{StatusDot, Table, Tone};

/// One row for every extension.
#[component]
pub fn ExtensionTable(
    /// What the table lists.
    label: String,
    items: Vec<Installed>,
) -> impl IntoView {
    let records = use_records().all();
    let rows: Vec<_> = items
        .into_iter()
        .map(|item| {
            let extension = item.extension;
            let id = extension.id();
            let record = {
                let id = id.clone();
                Memo::new(move |_| records.read().get(&id).cloned().unwrap_or_default())
            };
            let place = place(&extension);
            view! {
                <tr>
                    <td>{extension.title.clone()}</td>
                    <td>{place}</td>
                    <td><code>{id}</code></td>
                    <td>{move || state(&extension, &record.read())}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <Table label=label>
            <thead>
                <tr>
                    <th scope="col">{words::extension_title()}</th>
                    <th scope="col">{words::extension_place()}</th>
                    <th scope="col">{words::extension_id()}</th>
                    <th scope="col">{words::extension_state()}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
}

fn place(extension: &Extension) -> String {
    let path = &extension.path;
    match extension.shown_as {
        ExtensionKind::Tab if path.is_empty() => words::extension_first_tab().to_owned(),
        ExtensionKind::Tab => words::extension_tab(path),
        ExtensionKind::Card => words::extension_card().to_owned(),
        ExtensionKind::Page => words::extension_page(path),
    }
}

fn state(extension: &Extension, record: &Record) -> AnyView {
    let (tone, said) = match (&extension.state, record.failure(), record.loaded_in) {
        (State::Refused(reason), ..) => (Tone::Danger, reason.clone()),
        (State::Disabled, ..) => (Tone::Neutral, words::extension_off().to_owned()),
        (State::Unwanted, ..) => (Tone::Neutral, words::extension_unwanted().to_owned()),
        (State::On, Some(failure), _) => (Tone::Danger, words::extension_failed(&failure)),
        (State::On, None, Some(loaded)) => {
            let loaded = (loaded.round() as u32).to_string();
            (Tone::Success, words::extension_shown(&loaded))
        }
        (State::On, None, None) => (Tone::Info, words::extension_on().to_owned()),
    };
    view! { <StatusDot tone=tone text=said /> }.into_any()
}
