//! How things look, where one begins, and what keys do.

use catalog::listing::{Listing, Whose};
use leptos::prelude::*;

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
        (ThemeChoice::System, "System"),
        (ThemeChoice::Light, "Light"),
        (ThemeChoice::Dark, "Dark"),
    ];
    let themes = themes.map(|(choice, title)| (choice.name().to_owned(), title.to_owned()));
    let chosen = Signal::derive(move || theme.choice().get().name().to_owned());
    let densities = [("", "Comfortable"), (COMPACT, "Compact")];
    let densities = densities.map(|(value, title)| (value.to_owned(), title.to_owned()));
    let taste = tables.taste();
    let density = Signal::derive(move || {
        let word = if taste.read().compact { COMPACT } else { "" };
        word.to_owned()
    });
    let condense = move |value: String| tables.change(|taste| taste.compact = value == COMPACT);
    view! {
        <Card title="Appearance">
            <Facts>
                <Fact label="Theme">
                    <Segmented
                        label="Theme"
                        options=themes.to_vec()
                        value=chosen
                        on_change=move |name: String| theme.choose(ThemeChoice::named(&name))
                    />
                </Fact>
                <Fact label="Rows of tables">
                    <Segmented
                        label="Rows of tables"
                        options=densities.to_vec()
                        value=density
                        on_change=condense
                    />
                </Fact>
                <Fact label="The bare address opens"><LandingChoice /></Fact>
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
            option(String::new(), "Catalog", "layout-grid"),
            option(list(Whose::Owned(Vec::new())), "What I own", "user"),
            option(list(Whose::Starred(Vec::new())), "What I starred", "star"),
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
    let note = Signal::stored(Some(
        "Opens with the address of the portal alone.".to_owned(),
    ));
    view! {
        <Select
            label="Landing page"
            options=options
            selected=selected
            multiple=false
            any="Catalog"
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
        <Card title="Keyboard">
            <Switch
                label="Shortcuts of single keys"
                on=shortcuts.enabled()
                on_change=move |on| shortcuts.enable(on)
            />
            <p>"Off, letters and signs pressed by themselves do nothing. The list of them opens by “?”."</p>
        </Card>
    }
}
