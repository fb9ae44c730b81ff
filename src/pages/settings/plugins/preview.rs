//! A look at a plugin before it is installed: only its manifest is read.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::json;
use stylers_macro::style_sheet;

use super::extension_table::ExtensionTable;
use super::permissions::Permissions;
use super::plugin_card::BrokenCard;
use crate::api::{Place, PluginEntry, use_config};
use crate::language::words::settings as words;
use crate::plugin::{Installed, Outcome, Plugin, Source, integrity_of, look_closely};
use crate::ui::{Button, Card, Code, TextInput};

/// Asks for the address of a manifest, and shows what the plugin would bring and may do.
#[component]
pub fn Preview() -> impl IntoView {
    let url = RwSignal::new(String::new());
    let mistakes = RwSignal::new(Vec::<String>::new());
    let seen = RwSignal::new(None::<(Outcome, Option<String>)>);
    let looks = StoredValue::new(0_u32);
    let look = Callback::new(move |()| {
        let typed = url.get_untracked().trim().to_owned();
        let base = window().location().href().unwrap_or_default();
        let resolved = web_sys::Url::new_with_base(&typed, &base);
        let Some(address) = resolved.ok().filter(|_| !typed.is_empty()) else {
            mistakes.set(vec![words::preview_no_address().to_owned()]);
            return;
        };
        mistakes.set(Vec::new());
        let manifest = address.href();
        let number = looks.get_value() + 1;
        looks.set_value(number);
        spawn_local(async move {
            let entry = PluginEntry::of(manifest);
            let (outcome, bytes) = look_closely(&entry, Source::Config, 0).await;
            let integrity = integrity_of(&bytes).await;
            // A slow answer to an earlier look is none to this one.
            if looks.try_get_value() == Some(number) {
                seen.try_set(Some((outcome, integrity)));
            }
        });
    });
    let shown = move || match seen.get() {
        None => ().into_any(),
        Some((Outcome::Good(plugin), integrity)) => found(plugin, integrity),
        Some((
            Outcome::Bad {
                url,
                source,
                reasons,
            },
            _,
        )) => view! { <BrokenCard url=url source=source reasons=reasons /> }.into_any(),
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        look.run(());
    };
    let class_name = ["preview ", style_sheet!("style/components/preview.css")].concat();
    view! {
        <Card title=words::preview()>
            <form class=class_name on:submit=submit novalidate>
                <TextInput
                    label=words::preview_address()
                    value=url
                    on_input=move |typed| url.set(typed)
                    mistakes=mistakes
                    takes_focus=false
                />
                <Button icon="search" on_press=look>{words::preview_look()}</Button>
            </form>
            <div aria-live="polite">{shown}</div>
        </Card>
    }
}

fn found(plugin: Arc<Plugin>, integrity: Option<String>) -> AnyView {
    let manifest = &plugin.manifest;
    let title = [&manifest.name, " ", &manifest.version].concat();
    let code = |extension: &_| Installed::code(Clone::clone(extension), &plugin);
    let items = manifest.extensions.iter().map(code).collect::<Vec<_>>();
    let entry = match integrity {
        Some(integrity) => json!({"manifest": plugin.url, "integrity": integrity}),
        None => json!(plugin.url),
    };
    let place = use_config().place;
    let line = match place {
        Place::ConfigJson => json!({"plugins": [entry]}),
        Place::AppConfig => json!({"callboard": {"plugins": [entry]}}),
    };
    let line = serde_json::to_string_pretty(&line).unwrap_or_default();
    let label = words::plugin_extensions(&manifest.name);
    let pinned = match manifest.integrity {
        Some(_) => words::preview_install_exactly(place.name()),
        None => words::preview_install(place.name()),
    };
    let label_of_entry = words::preview_entry(place.name());
    view! {
        <h3>{title}</h3>
        {manifest.description.clone().map(|text| view! { <p>{text}</p> })}
        <Permissions plugin=Arc::clone(&plugin) />
        <ExtensionTable label=label items=items />
        <p>{pinned}</p>
        <Code text=line label=label_of_entry />
    }
    .into_any()
}
