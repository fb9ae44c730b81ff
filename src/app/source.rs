//! Where the catalog comes from.

use std::sync::Arc;

use leptos::prelude::*;

use crate::api::{Backend, Config};
use crate::ui::{Dialog, Icon, Link};

/// Where the entities come from, and how that is changed.
#[component]
pub fn Source(config: Arc<Config>) -> impl IntoView {
    let open = RwSignal::new(false);
    let name = match &config.backend {
        Backend::Embedded(_) => "Embedded catalog".to_owned(),
        Backend::Http(server) => {
            let base = server.base.as_str();
            let host = base.split_once("://").map_or(base, |(_, host)| host);
            host.to_owned()
        }
    };
    let explained = move || match &config.backend {
        Backend::Embedded(locations) => {
            let items = locations
                .iter()
                .map(|location| {
                    let text = location.clone();
                    view! { <li><Link href=location.clone() external=true>{text}</Link></li> }
                })
                .collect_view();
            view! {
                <p>"This portal reads its catalog from these files, in your browser:"</p>
                <ul>{items}</ul>
                <p>
                    "To work over a Backstage backend instead, put its address under "
                    <code>"backend"</code> " in " <code>"config.json"</code> " and reload the page."
                </p>
            }
            .into_any()
        }
        Backend::Http(server) => {
            let base = server.base.clone();
            view! {
                <p>"This portal asks the Backstage backend at " <code>{base}</code> "."</p>
                <p>
                    "To read catalog files instead, write " <code>"\"embedded\""</code> " under "
                    <code>"backend"</code> " in " <code>"config.json"</code> " and reload the page."
                </p>
            }
            .into_any()
        }
    };
    view! {
        <button type="button" class="source" aria-haspopup="dialog" on:click=move |_| open.set(true)>
            <Icon name="database" />
            <span>{name}</span>
        </button>
        <Dialog open=open title="Where this catalog comes from">{explained()}</Dialog>
    }
}
