//! The navigation: brand, search, pages.

use catalog::listing::Listing;
use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::palette::PaletteButton;
use super::pinned_views::{PinnedViews, on_pinned_view};
use super::screen::Screen;
use super::source::Source;
use crate::api::{ask, use_client, use_config};
use crate::language::words::shell as words;
use crate::plugin::{Installed, use_registry};
use crate::route::{Route, SettingsTab};
use crate::session::{ThemeChoice, use_landing, use_theme};
use crate::ui::{Icon, Menu, MenuItem};

/// The way to every page, and what holds for all of them.
#[component]
pub fn Navigation(screen: Memo<Screen>, palette: RwSignal<bool>) -> impl IntoView {
    let config = use_config();
    let registry = use_registry();
    let pages = Memo::new(move |_| {
        let registry = registry.read();
        let pages = registry.pages().filter(|page| page.extension.nav);
        pages.cloned().collect::<Vec<_>>()
    });
    let links = move || {
        let pages = pages.get().into_iter();
        pages.map(|page| link(page, screen)).collect_view()
    };
    let on_settings = move || matches!(*screen.read(), Screen::Settings(_)).then_some("page");
    let landing = use_landing();
    let home = move || {
        let list = || Route::Catalog(Listing::default()).href();
        landing.href().unwrap_or_else(list)
    };
    let class_name = [
        "navigation ",
        style_sheet!("style/components/navigation.css"),
    ]
    .concat();
    let organization = config.organization.clone();
    view! {
        <header class=class_name>
            <a class="brand" href=home>
                <Icon name="callboard" />
                <span class="names">
                    <span class="name">{config.title.clone()}</span>
                    {organization.map(|name| view! { <span class="organization">{name}</span> })}
                </span>
            </a>
            <PaletteButton open=palette />
            <nav aria-label=words::main()><ul>{links}</ul></nav>
            <div class="foot">
                <Source config=config />
                <a
                    class="settings"
                    href=Route::Settings(SettingsTab::General).href()
                    title=words::settings()
                    aria-label=words::settings()
                    aria-current=on_settings
                >
                    <Icon name="settings" />
                </a>
                <ThemeMenu />
            </div>
        </header>
    }
}

fn link(page: Installed, screen: Memo<Screen>) -> AnyView {
    let extension = &page.extension;
    let title = extension.title.clone();
    let icon = extension
        .icon
        .clone()
        .unwrap_or_else(|| "puzzle".to_owned());
    match extension.id().as_str() {
        "page:catalog" => view! { <CatalogLink title=title icon=icon screen=screen /> }.into_any(),
        "page:problems" => {
            view! { <ProblemsLink title=title icon=icon screen=screen /> }.into_any()
        }
        _ => {
            let href = Route::Other(extension.path.clone(), String::new()).href();
            let current = move || match &*screen.read() {
                Screen::Extension(open, _) => (**open == page).then_some("page"),
                _ => None,
            };
            view! {
                <li>
                    <a href=href aria-current=current><Icon name=icon /> <span>{title}</span></a>
                </li>
            }
            .into_any()
        }
    }
}

#[component]
fn CatalogLink(title: String, icon: String, screen: Memo<Screen>) -> impl IntoView {
    let elsewhere = on_pinned_view();
    let current = move || {
        let here = matches!(
            *screen.read(),
            Screen::Catalog | Screen::Entity | Screen::Import
        ) && !elsewhere.get();
        here.then_some("page")
    };
    view! {
        <li>
            <a href=Route::Catalog(Listing::default()).href() aria-current=current>
                <Icon name=icon />
                <span>{title}</span>
            </a>
            <PinnedViews />
        </li>
    }
}

#[component]
fn ProblemsLink(title: String, icon: String, screen: Memo<Screen>) -> impl IntoView {
    let client = use_client();
    let problems = ask(|| (), move |(), signal| client.problems(signal));
    let count = move || match &*problems.latest().read() {
        Some(Ok(problems)) if !problems.is_empty() => Some(problems.len().to_string()),
        _ => None,
    };
    let current = move || (*screen.read() == Screen::Problems).then_some("page");
    view! {
        <li>
            <a href=Route::Problems.href() aria-current=current>
                <Icon name=icon />
                <span>{title}</span>
                {move || count().map(|count| view! { <span class="badge">{count}</span> })}
            </a>
        </li>
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
        entry(ThemeChoice::System, words::theme_system(), "monitor"),
        entry(ThemeChoice::Light, words::theme_light(), "sun"),
        entry(ThemeChoice::Dark, words::theme_dark(), "moon"),
    ];
    let icon = Signal::derive(move || {
        let icon = match theme.choice().get() {
            ThemeChoice::System => "monitor",
            ThemeChoice::Light => "sun",
            ThemeChoice::Dark => "moon",
        };
        icon.to_owned()
    });
    view! { <Menu label=words::theme() icon=icon items=items /> }
}
