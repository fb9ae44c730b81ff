//! The extensions of a plugin, and what became of each.

use catalog::plugin::{Extension, ExtensionKind, State};
use leptos::prelude::*;

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
                    <th scope="col">"Title"</th>
                    <th scope="col">"Shown as"</th>
                    <th scope="col">"Id"</th>
                    <th scope="col">"State"</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
}

fn place(extension: &Extension) -> String {
    let path = &extension.path;
    match extension.shown_as {
        ExtensionKind::Tab if path.is_empty() => "First tab of entities".to_owned(),
        ExtensionKind::Tab => ["Tab at …/", path].concat(),
        ExtensionKind::Card => "Card of the overview".to_owned(),
        ExtensionKind::Page => ["Page at /", path].concat(),
    }
}

fn state(extension: &Extension, record: &Record) -> AnyView {
    let (tone, said) = match (&extension.state, &record.failure, record.loaded_in) {
        (State::Refused(reason), ..) => (Tone::Danger, reason.clone()),
        (State::Disabled, ..) => (Tone::Neutral, "Off".to_owned()),
        (State::Unwanted, ..) => (Tone::Neutral, "Turned off by you".to_owned()),
        (State::On, Some(failure), _) => (Tone::Danger, ["Failed: ", failure].concat()),
        (State::On, None, Some(loaded)) => {
            let loaded = loaded.round().to_string();
            (Tone::Success, ["Shown, within ", &loaded, " ms"].concat())
        }
        (State::On, None, None) => (Tone::Info, "On".to_owned()),
    };
    view! { <StatusDot tone=tone text=said /> }.into_any()
}
