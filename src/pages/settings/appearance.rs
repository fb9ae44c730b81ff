//! How things look, where one begins, and what keys do.

use catalog::listing::{Listing, Whose};
use leptos::prelude::*;

use super::language::LanguageSelect;
use crate::language::words::settings as words;
use crate::plugin::use_registry;
use crate::route::Route;
use crate::session::{
    Landing, ThemeChoice, use_landing, use_shortcuts, use_tables, use_theme, use_views,
};
use crate::ui::{Card, Fact, Facts, Segmented, Select, SelectOption, Switch};

const COMPACT: &str = "compact";

/// Theme, density and landing page.
#[component]
pub fn Appearance() -> impl IntoView {
    let (theme, tables) = (use_theme(), use_tables());
    let themes = [
        (ThemeChoice::System, words::theme_system()),
        (ThemeChoice::Light, words::theme_light()),
        (ThemeChoice::Dark, words::theme_dark()),
    ];
    let themes = themes.map(|(choice, title)| (choice.name().to_owned(), title.to_owned()));
    let chosen = Signal::derive(move || theme.choice().get().name().to_owned());
    let densities = [
        ("", words::rows_comfortable()),
        (COMPACT, words::rows_compact()),
    ];
    let densities = densities.map(|(value, title)| (value.to_owned(), title.to_owned()));
    let taste = tables.taste();
    let density = Signal::derive(move || {
        let word = if taste.read().compact { COMPACT } else { "" };
        word.to_owned()
    });
    let condense = move |value: String| tables.change(|taste| taste.compact = value == COMPACT);
    view! {
        <Card title=words::appearance()>
            <Facts>
                <Fact label=words::theme()>
                    <Segmented
                        label=words::theme()
                        options=themes.to_vec()
                        value=chosen
                        on_change=move |name: String| theme.choose(ThemeChoice::named(&name))
                    />
                </Fact>
                <Fact label=words::rows()>
                    <Segmented
                        label=words::rows()
                        options=densities.to_vec()
                        value=density
                        on_change=condense
                    />
                </Fact>
                <Fact label=words::landing()><LandingChoice /></Fact>
                <Fact label=words::language()><LanguageSelect /></Fact>
            </Facts>
        </Card>
    }
}

/// What the bare address opens.
#[component]
fn LandingChoice() -> impl IntoView {
    let landing = use_landing();
    let (registry, views) = (use_registry(), use_views().all());
    let open = RwSignal::new(false);
    let options = Signal::derive(move || {
        let list = |whose: Whose| {
            Route::Catalog(Listing {
                whose,
                ..Listing::default()
            })
            .href()
        };
        let mut options = vec![
            option(String::new(), words::landing_catalog(), "layout-grid"),
            option(
                list(Whose::Owned(Vec::new())),
                words::landing_owned(),
                "user",
            ),
            option(
                list(Whose::Starred(Vec::new())),
                words::landing_starred(),
                "star",
            ),
        ];
        for page in registry.read().pages() {
            let extension = &page.extension;
            if extension.path != "catalog" {
                let href = Route::read(&["/", &extension.path].concat(), "")
                    .route
                    .href();
                let icon = extension.icon.as_deref().unwrap_or("puzzle");
                options.push(option(href, &extension.title, icon));
            }
        }
        let views = views.read();
        let views = views.iter();
        options
            .extend(views.map(|view| option(Landing::of_view(&view.name), &view.name, "bookmark")));
        options
    });
    let selected = Signal::derive(move || vec![landing.choice().get()]);
    let choose = move |values: Vec<String>| {
        landing.choose(values.first().map_or("", String::as_str));
        open.set(false);
    };
    let note = Signal::stored(Some(words::landing_note().to_owned()));
    view! {
        <Select
            label=words::landing_label()
            options=options
            selected=selected
            multiple=false
            any=words::landing_catalog()
            open=open
            note=note
            on_change=choose
        />
    }
}

fn option(value: String, label: &str, icon: &str) -> SelectOption {
    SelectOption {
        value,
        label: label.to_owned(),
        count: None,
        icon: Some(icon.to_owned()),
    }
}

/// Whether single keys do something.
#[component]
pub fn Keyboard() -> impl IntoView {
    let shortcuts = use_shortcuts();
    view! {
        <Card title=words::keyboard()>
            <Switch
                label=words::shortcuts()
                on=shortcuts.enabled()
                on_change=move |on| shortcuts.enable(on)
            />
            <p>{words::shortcuts_note()}</p>
        </Card>
    }
}
