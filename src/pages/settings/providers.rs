//! With whom one can sign in, and with whom one is.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use crate::api::{Auth, Backend, Config, Flow, Provider, use_client, use_config};
use crate::language::words::settings as words;
use crate::language::{HERE, around};
use crate::presentation::{can_sign_out, sign_in, sign_out};
use crate::ui::{Button, Card, Empty, StatusDot, Tone};

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
        let (before, behind) = around(&words::providers_none_note(HERE));
        return view! {
            <Empty icon="shield" title=words::providers_none()>
                <p>{before} <code>"auth"</code> {behind}</p>
            </Empty>
        }
        .into_any();
    }
    let class_name = [
        "setting-list ",
        style_sheet!("style/components/setting_list.css"),
    ]
    .concat();
    view! { <Card title=words::providers()><ul class=class_name>{rows}</ul></Card> }.into_any()
}

fn row(provider: Provider) -> impl IntoView {
    let session = use_client().session();
    let user = session.user();
    let how = match provider.flow {
        _ if provider.id == "guest" => words::provider_guest(),
        Flow::Popup => words::provider_popup(),
        Flow::Redirect => words::provider_redirect(),
        Flow::Proxy => words::provider_proxy(),
    };
    let title = provider.title().to_owned();
    let id = provider.id.clone();
    let signed_in = Memo::new(move |_| {
        let user = user.get()?;
        (user.provider.as_ref() == Some(&id)).then_some(user)
    });
    let state = move || match signed_in.get() {
        Some(user) => {
            let name = user.name.as_ref().unwrap_or(&user.reference);
            let said = words::provider_signed_in(name);
            view! { <StatusDot tone=Tone::Success text=said /> }
        }
        None => view! { <StatusDot tone=Tone::Neutral text=words::provider_signed_out() /> },
    };
    let can_leave = can_sign_out(session);
    let name = title.clone();
    let deed = move || {
        let provider = provider.clone();
        match (signed_in.read().is_some(), can_leave.get()) {
            (true, Some(_)) => {
                let leave = move |()| sign_out(session);
                view! { <Button on_press=leave>{words::sign_out()}</Button> }.into_any()
            }
            (true, None) => ().into_any(),
            (false, _) => {
                let label = words::provider_sign_in(&name);
                let enter = move |()| sign_in(session, provider.clone());
                view! { <Button on_press=enter>{label}</Button> }.into_any()
            }
        }
    };
    view! {
        <li>
            <div class="what">
                <h3>{title}</h3>
                <p>{how}</p>
            </div>
            <div class="deeds">{state} {deed}</div>
        </li>
    }
}
