//! One manifest, and what became of it.

use std::sync::Arc;

use leptos::prelude::*;

use super::extension_table::ExtensionTable;
use super::permissions::Permissions;
use crate::api::use_config;
use crate::language::words::settings as words;
use crate::language::{HERE, around};
use crate::plugin::{Plugin, Reasons, Source, use_registry};
use crate::session::use_unwanted_plugins;
use crate::ui::{Card, Fact, Facts, Link, Notice, Switch, Tone};

/// A plugin that is installed.
#[component]
pub fn InstalledCard(plugin: Arc<Plugin>) -> impl IntoView {
    let registry = use_registry();
    let unwanted = use_unwanted_plugins();
    let manifest = plugin.manifest.clone();
    let (url, source) = (plugin.url.clone(), plugin.source);
    let id = manifest.id.clone();
    let is_wanted = Signal::derive({
        let id = id.clone();
        move || !unwanted.ids().read().contains(&id)
    });
    let choose = {
        let id = id.clone();
        move |wanted: bool| unwanted.set(&id, !wanted)
    };
    let label = words::plugin_extensions(&manifest.name);
    let extensions = move || {
        let registry = registry.read();
        let own = registry
            .items
            .iter()
            .filter(|item| item.extension.plugin == id);
        view! { <ExtensionTable label=label.clone() items=own.cloned().collect() /> }
    };
    let homepage = manifest.homepage.map(|url| {
        let text = url.clone();
        view! { <Fact label=words::plugin_homepage()><Link href=url external=true>{text}</Link></Fact> }
    });
    let pinned = match manifest.integrity {
        Some(_) => words::plugin_code_pinned(),
        None => words::plugin_code_served(),
    };
    view! {
        <Card title=manifest.name>
            {manifest.description.map(|text| view! { <p>{text}</p> })}
            <Facts>
                <Fact label=words::plugin_id()><code>{manifest.id}</code></Fact>
                <Fact label=words::plugin_version()>{manifest.version}</Fact>
                <Fact label=words::plugin_from()><Origin url=url source=source /></Fact>
                <Fact label=words::plugin_code()>{pinned}</Fact>
                {homepage}
            </Facts>
            <Permissions plugin=plugin />
            {extensions}
            <Switch label=words::plugin_use() on=is_wanted on_change=choose />
        </Card>
    }
}

/// What should have been a plugin.
#[component]
pub fn BrokenCard(url: String, source: Source, reasons: Reasons) -> impl IntoView {
    let reasons: Vec<_> = reasons
        .sentences()
        .into_iter()
        .map(|reason| view! { <li>{reason}</li> })
        .collect();
    view! {
        <Card title=words::plugin_broken()>
            <Facts><Fact label=words::plugin_from()><Origin url=url source=source /></Fact></Facts>
            <Notice tone=Tone::Danger><ul>{reasons}</ul></Notice>
        </Card>
    }
}

#[component]
fn Origin(url: String, source: Source) -> impl IntoView {
    let said = match source {
        Source::Config => words::plugin_from_config(HERE, use_config().place.name()),
        Source::Development => words::plugin_from_address(HERE),
    };
    let (before, behind) = around(&said);
    let text = url.clone();
    view! { {before} <Link href=url external=true>{text}</Link> {behind} }
}
