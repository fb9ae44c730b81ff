//! What stands around every page: navigation, and the place where the page goes.

use std::sync::Arc;

use catalog::listing::Listing;
use leptos::html::Main;
use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::keys;
use super::palette::{Palette, PaletteButton};
use super::pinned_views::{PinnedViews, on_pinned_view};
use super::shortcuts::ShortcutList;
use crate::api::{Backend, Config, ask, use_client, use_config};
use crate::pages::{CatalogPage, EntityPage, GraphPage, ImportPage, ProblemsPage, UnknownPage};
use crate::route::{Route, use_address};
use crate::session::{ThemeChoice, use_theme};
use crate::ui::{Dialog, Icon, Link, LiveRegion, Menu, MenuItem, Toasts};

/// Which page is open; two places of one page are the same screen.
#[derive(Clone, PartialEq)]
enum Screen {
    Catalog,
    Entity,
    Graph,
    Problems,
    Import,
    Unknown(String),
}

/// Navigation and page.
#[component]
pub fn Shell() -> impl IntoView {
    let address = use_address();
    let screen = Memo::new(move |_| match &address.reading().read().route {
        Route::Catalog(_) => Screen::Catalog,
        Route::Entity(..) => Screen::Entity,
        Route::Graph(_) => Screen::Graph,
        Route::Problems => Screen::Problems,
        Route::Import => Screen::Import,
        Route::Unknown(path) => Screen::Unknown(path.clone()),
    });
    let palette = RwSignal::new(false);
    let shortcuts = RwSignal::new(false);
    keys::listen(palette, shortcuts);
    let main = NodeRef::<Main>::new();
    // A reader of a screen reader or a keyboard arrives at the new page, not where the link was.
    Effect::new(move |last: Option<u32>| {
        let arrivals = address.arrivals().get();
        if let Some(main) = main
            .get_untracked()
            .filter(|_| last.is_some_and(|last| last != arrivals))
        {
            // Refused only where nothing can have the focus.
            let _ = main.focus();
        }
        arrivals
    });
    let page = move || match screen.get() {
        Screen::Catalog => view! { <CatalogPage /> }.into_any(),
        Screen::Entity => view! { <EntityPage /> }.into_any(),
        Screen::Graph => view! { <GraphPage /> }.into_any(),
        Screen::Problems => view! { <ProblemsPage /> }.into_any(),
        Screen::Import => view! { <ImportPage /> }.into_any(),
        Screen::Unknown(path) => view! { <UnknownPage path=path /> }.into_any(),
    };
    let class_name = ["shell ", style_sheet!("style/components/shell.css")].concat();
    view! {
        <a class="skip-link" href="#main">"Skip to content"</a>
        <div class=class_name>
            <Navigation screen=screen palette=palette />
            <main class="main" id="main" tabindex="-1" node_ref=main>
                <Toasts />
                {page}
            </main>
        </div>
        <Palette open=palette shortcuts=shortcuts />
        <ShortcutList open=shortcuts />
        <LiveRegion />
    }
}

#[component]
fn Navigation(screen: Memo<Screen>, palette: RwSignal<bool>) -> impl IntoView {
    let config = use_config();
    let catalog = Route::Catalog(Listing::default()).href();
    let elsewhere = on_pinned_view();
    let on_catalog = move || {
        let here = matches!(
            screen.get(),
            Screen::Catalog | Screen::Entity | Screen::Import
        ) && !elsewhere.get();
        here.then_some("page")
    };
    let class_name = [
        "navigation ",
        style_sheet!("style/components/navigation.css"),
    ]
    .concat();
    let organization = config.organization.clone();
    view! {
        <header class=class_name>
            <a class="brand" href=catalog.clone()>
                <Icon name="callboard" />
                <span class="names">
                    <span class="name">{config.title.clone()}</span>
                    {organization.map(|name| view! { <span class="organization">{name}</span> })}
                </span>
            </a>
            <PaletteButton open=palette />
            <nav aria-label="Main">
                <ul>
                    <li>
                        <a href=catalog aria-current=on_catalog><Icon name="layout-grid" /> "Catalog"</a>
                        <PinnedViews />
                    </li>
                    <ProblemsLink screen=screen />
                </ul>
            </nav>
            <div class="foot">
                <Source config=config />
                <ThemeMenu />
            </div>
        </header>
    }
}

/// Only the embedded catalog can say what it could not read.
#[component]
fn ProblemsLink(screen: Memo<Screen>) -> impl IntoView {
    let client = use_client();
    if !client.is_embedded() {
        return ().into_any();
    }
    let problems = ask(|| (), move |(), signal| client.problems(signal));
    let count = move || match &*problems.latest().read() {
        Some(Ok(problems)) if !problems.is_empty() => Some(problems.len().to_string()),
        _ => None,
    };
    let current = move || (screen.get() == Screen::Problems).then_some("page");
    view! {
        <li>
            <a href=Route::Problems.href() aria-current=current>
                <Icon name="alert-triangle" />
                "Problems"
                {move || count().map(|count| view! { <span class="badge">{count}</span> })}
            </a>
        </li>
    }
    .into_any()
}

/// Where the entities come from, and how that is changed.
#[component]
fn Source(config: Arc<Config>) -> impl IntoView {
    let open = RwSignal::new(false);
    let name = match &config.backend {
        Backend::Embedded(_) => "Embedded catalog".to_owned(),
        Backend::Http(base, _) => {
            let host = base
                .split_once("://")
                .map_or(base.as_str(), |(_, host)| host);
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
        Backend::Http(base, _) => {
            let base = base.clone();
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

#[component]
fn ThemeMenu() -> impl IntoView {
    let theme = use_theme();
    let entry = move |choice: ThemeChoice, title: &str, icon: &'static str| MenuItem {
        title: title.to_owned(),
        icon,
        on_select: Callback::new(move |()| theme.choose(choice)),
        checked: Some(Signal::derive(move || theme.choice().get() == choice)),
    };
    let items = vec![
        entry(ThemeChoice::System, "As the system", "monitor"),
        entry(ThemeChoice::Light, "Light", "sun"),
        entry(ThemeChoice::Dark, "Dark", "moon"),
    ];
    let icon = Signal::derive(move || {
        let icon = match theme.choice().get() {
            ThemeChoice::System => "monitor",
            ThemeChoice::Light => "sun",
            ThemeChoice::Dark => "moon",
        };
        icon.to_owned()
    });
    view! { <Menu label="Theme" icon=icon items=items /> }
}
