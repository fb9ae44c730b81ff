//! The list of all shortcuts, and the switch for those of single keys.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::keys;
use crate::language::Text;
use crate::language::words::shortcut as words;
use crate::session::use_shortcuts;
use crate::ui::{Dialog, Switch};

/// A group of shortcuts: where they work; keys (one combination each) and what they do.
type Group = (Text, &'static [(&'static [&'static str], Text)]);

/// Stands for the key that goes with K: it is another one on a Mac.
const COMMAND: &str = "Ctrl";

const GROUPS: [Group; 2] = [
    (
        words::anywhere,
        &[
            (&["Ctrl K", "/"], words::search),
            (&["?"], words::list),
            (&["Esc"], words::close),
        ],
    ),
    (
        words::in_list,
        &[
            (&["J", "↓"], words::next_row),
            (&["K", "↑"], words::previous_row),
            (&["Enter"], words::open_row),
            (&["Space"], words::look),
            (&["S"], words::star),
            (&["X"], words::select),
            (&["M"], words::menu),
            (&["F"], words::filters),
            (&["E"], words::export),
            (&["[", "]"], words::pages),
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
        <Dialog open=open title=words::title()>
            <div class=class_name.clone()>
                {GROUPS.map(group).collect_view()}
                <Switch
                    label=words::single()
                    on=shortcuts.enabled()
                    on_change=move |on| shortcuts.enable(on)
                />
                <p class="hint">{words::single_note()}</p>
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
                    <dt>{deed()}</dt>
                    <dd>{combinations(keys)}</dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <section>
            <h3>{title()}</h3>
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
