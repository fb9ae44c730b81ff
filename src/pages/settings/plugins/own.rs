//! What the portal brings itself, for whoever wants to change it in `config.json`.

use leptos::prelude::*;

use super::extension_table::ExtensionTable;
use crate::api::use_config;
use crate::language::words::settings as words;
use crate::language::{HERE, around};
use crate::plugin::{Mount, use_registry};
use crate::ui::Card;

/// All that is built in, in the order it is shown in.
#[component]
pub fn OwnExtensions() -> impl IntoView {
    let registry = use_registry();
    let place = use_config().place;
    let items = move || {
        let registry = registry.read();
        let own = registry
            .items
            .iter()
            .filter(|item| !matches!(item.mount, Mount::Code(_)));
        own.cloned().collect::<Vec<_>>()
    };
    let table = move || {
        let label = words::plugins_own_extensions().to_owned();
        view! { <ExtensionTable label=label items=items() /> }
    };
    let (before, behind) = around(&words::plugins_own_note(HERE, place.name()));
    view! {
        <Card title=words::plugins_own()>
            <p>{before} <code>{place.key("extensions")}</code> {behind}</p>
            {table}
        </Card>
    }
}
