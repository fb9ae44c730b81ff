//! What the portal brings itself, for whoever wants to change it in `config.json`.

use leptos::prelude::*;

use super::extension_table::ExtensionTable;
use crate::api::use_config;
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
    view! {
        <Card title="What the portal has of its own">
            <p>
                "Each can be turned off, renamed and put elsewhere under "
                <code>{place.key("extensions")}</code> " in " {place.name()} ", as in Backstage."
            </p>
            {move || view! { <ExtensionTable label="The portal's own extensions".to_owned() items=items() /> }}
        </Card>
    }
}
