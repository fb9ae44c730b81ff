//! With whom one can sign in, and with whom one is.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use crate::api::{Auth, Backend, Config, Flow, Provider, use_client, use_config};
use crate::ui::{Card, Empty, StatusDot, Tone};

/// Whether the backend asks who one is.
pub fn has_providers(config: &Config) -> bool {
    !providers(config).is_empty()
}

fn providers(config: &Config) -> &[Provider] {
    match &config.backend {
        Backend::Http(server) => match &server.auth {
            Auth::Providers(providers) => providers,
            Auth::None | Auth::Token(_) => &[],
        },
        Backend::Embedded(_) => &[],
    }
}

/// Every provider of the configuration.
#[component]
pub fn ProviderList() -> impl IntoView {
    let config = use_config();
    let rows: Vec<_> = providers(&config).iter().cloned().map(row).collect();
    if rows.is_empty() {
        return view! {
            <Empty icon="shield" title="Nobody signs in">
                <p>
                    "This portal does not ask who you are. With a Backstage backend it can: "
                    <code>"auth"</code> " in config.json names the providers."
                </p>
            </Empty>
        }
        .into_any();
    }
    let class_name = [
        "setting-list ",
        style_sheet!("style/components/setting_list.css"),
    ]
    .concat();
    view! { <Card title="Sign-in providers"><ul class=class_name>{rows}</ul></Card> }.into_any()
}

fn row(provider: Provider) -> impl IntoView {
    let user = use_client().session().user();
    let how = match provider.flow {
        _ if provider.id == "guest" => "Everybody is let in as the same guest.",
        Flow::Popup => "Opens a window of the provider's.",
        Flow::Redirect => "Leads to the provider and back.",
        Flow::Proxy => "Whatever stands before the backend knows who you are.",
    };
    let id = provider.id;
    let state = move || {
        let user = user
            .get()
            .filter(|user| user.provider.as_ref() == Some(&id));
        match user {
            Some(user) => {
                let name = user.name.as_ref().unwrap_or(&user.reference);
                let said = ["Signed in as ", name].concat();
                view! { <StatusDot tone=Tone::Success text=said /> }
            }
            None => view! { <StatusDot tone=Tone::Neutral text="Not signed in" /> },
        }
    };
    view! {
        <li>
            <div class="what">
                <h3>{provider.title}</h3>
                <p>{how}</p>
            </div>
            <div class="deeds">{state}</div>
        </li>
    }
}
