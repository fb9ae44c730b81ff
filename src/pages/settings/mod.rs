//! What a reader can set: who they are here, how things look, plugins, and what is kept for them.

mod appearance;
mod language;
mod plugins;
mod profile;
mod providers;
mod storage;

use leptos::prelude::*;
use stylers_macro::style_sheet;

use self::appearance::{Appearance, Keyboard};
use self::plugins::PluginList;
use self::profile::Profile;
use self::providers::{ProviderList, has_providers};
use self::storage::StoredData;
use crate::api::{use_client, use_config};
use crate::language::Text;
use crate::language::words::settings as words;
use crate::presentation::set_title;
use crate::route::{Route, SettingsTab};
use crate::ui::{Icon, TabLink, TabPlace, Tabs};

/// Every tab, and what it is called.
const TABS: [(SettingsTab, Text); 4] = [
    (SettingsTab::General, words::general),
    (SettingsTab::Providers, words::providers),
    (SettingsTab::Plugins, words::plugins),
    (SettingsTab::Storage, words::storage),
];

/// The tabs, and the one that is open.
#[component]
pub fn SettingsPage(tab: SettingsTab) -> impl IntoView {
    let title = |tab: SettingsTab| {
        let known = TABS.iter().find(|known| known.0 == tab);
        known.map_or("", |known| known.1())
    };
    set_title(move || match tab {
        SettingsTab::General => words::title().to_owned(),
        _ => [title(tab), " · ", words::title()].concat(),
    });
    // The pages here ask the catalog nothing.
    use_client().introduce();
    let config = use_config();
    // Where nobody is asked who they are there is nothing to choose, unless one came by its address.
    let is_offered = |known: SettingsTab| {
        known != SettingsTab::Providers || known == tab || has_providers(&config)
    };
    let links = TABS
        .iter()
        .filter(|(known, _)| is_offered(*known))
        .map(|(known, title)| {
            TabPlace::Tab(TabLink {
                href: Route::Settings(*known).href(),
                title: title().to_owned(),
                icon: None,
                count: None,
                current: *known == tab,
            })
        });
    let links = Signal::stored(links.collect::<Vec<_>>());
    let shown = match tab {
        SettingsTab::General => view! { <Profile /> <Appearance /> <Keyboard /> }.into_any(),
        SettingsTab::Providers => view! { <ProviderList /> }.into_any(),
        SettingsTab::Plugins => view! { <PluginList /> }.into_any(),
        SettingsTab::Storage => view! { <StoredData /> }.into_any(),
    };
    let head = ["page-head ", style_sheet!("style/components/page_head.css")].concat();
    let stack = ["stack ", style_sheet!("style/components/stack.css")].concat();
    view! {
        <header class=head>
            <div class="title-row">
                <span class="tile"><Icon name="settings" /></span>
                <h1>{words::title()}</h1>
            </div>
        </header>
        <Tabs label=words::title() tabs=links />
        <div class=stack>{shown}</div>
    }
}
