//! The list of all shortcuts, and the switch for those of single keys.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::keys;
use crate::session::use_shortcuts;
use crate::ui::{Dialog, Switch};

/// A group of shortcuts: where they work; keys (one combination each) and what they do.
type Group = (
    &'static str,
    &'static [(&'static [&'static str], &'static str)],
);

/// Stands for the key that goes with K: it is another one on a Mac.
const COMMAND: &str = "Ctrl";

const GROUPS: [Group; 2] = [
    (
        "Anywhere",
        &[
            (&["Ctrl K", "/"], "Search, or go to a page"),
            (&["?"], "This list"),
            (&["Esc"], "Close what is open"),
        ],
    ),
    (
        "In a list",
        &[
            (&["J", "↓"], "Next row"),
            (&["K", "↑"], "Previous row"),
            (&["Enter"], "Open the row"),
            (&["Space"], "Look into the row"),
            (&["S"], "Star the row, or take its star"),
            (&["X"], "Select the row"),
            (&["M"], "Menu of the row"),
            (&["F"], "Filters"),
            (&["E"], "Export"),
            (&["[", "]"], "Previous page, next page"),
        ],
    ),
];

/// Lists every shortcut.
#[component]
pub fn ShortcutList(open: RwSignal<bool>) -> impl IntoView {
    let shortcuts = use_shortcuts();
    let class_name = [
        "shortcut-list ",
        style_sheet!("style/components/shortcut_list.css"),
    ]
    .concat();
    view! {
        <Dialog open=open title="Keyboard shortcuts">
            <div class=class_name.clone()>
                {GROUPS.map(group).collect_view()}
                <Switch
                    label="Shortcuts of single keys"
                    on=shortcuts.enabled()
                    on_change=move |on| shortcuts.enable(on)
                />
                <p class="hint">
                    "Off, letters and signs pressed by themselves do nothing; the rest still works."
                </p>
            </div>
        </Dialog>
    }
}

fn group((title, shortcuts): Group) -> impl IntoView {
    let rows = shortcuts
        .iter()
        .map(|(keys, deed)| {
            view! {
                <div>
                    <dt>{*deed}</dt>
                    <dd>{combinations(keys)}</dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <section>
            <h3>{title}</h3>
            <dl>{rows}</dl>
        </section>
    }
}

fn combinations(keys: &'static [&'static str]) -> impl IntoView {
    keys.iter()
        .map(|combination| {
            let keys = combination.split(' ').map(|key| {
                let key = if key == COMMAND && keys::has_command_key() {
                    "⌘"
                } else {
                    key
                };
                view! { <kbd>{key}</kbd> }
            });
            view! { <span>{keys.collect_view()}</span> }
        })
        .collect_view()
}
