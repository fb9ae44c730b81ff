//! How the table is to look: columns, their order and widths, density, paging.

use catalog::listing::Listing;
use leptos::prelude::*;
use stylers_macro::style_sheet;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::columns::{self, Column};
use crate::language::words::list as words;
use crate::route::{Move, Route, use_address};
use crate::session::use_tables;
use crate::ui::{Button, ButtonVariant, Checkbox, Dialog, announce};

/// Where the slider stands for a column that has the usual width, in pixels.
const USUAL: i64 = 160;

/// Widths on offer in pixels: the least, the most, and by how much a key changes them.
const WIDTHS: (u32, u32, u32) = (64, 640, 16);

/// A button, and the dialog behind it.
#[component]
pub fn TableSettings(listing: Memo<Listing>) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Button variant=ButtonVariant::Ghost icon="sliders" label=words::settings() on_press=move |()| open.set(true) />
        <Dialog open=open title=words::settings()>
            <Settings listing=listing />
        </Dialog>
    }
}

/// The name a list's columns are kept under.
fn list_name(listing: &Listing) -> String {
    listing.kind.clone().unwrap_or_default()
}

/// The columns of a list: chosen by the reader, or the usual ones.
pub fn chosen(listing: &Listing) -> Option<Vec<Column>> {
    let taste = use_tables().taste();
    let taste = taste.read();
    let names = taste.columns(&list_name(listing))?;
    let chosen = names.into_iter().filter_map(Column::named);
    Some(std::iter::once(Column::Name).chain(chosen).collect())
}

#[component]
fn Settings(listing: Memo<Listing>) -> impl IntoView {
    let (tables, address) = (use_tables(), use_address());
    let taste = tables.taste();
    let shown = Memo::new(move |_| {
        let listing = listing.read();
        chosen(&listing).unwrap_or_else(|| columns::of(listing.kind.as_deref()))
    });
    // As it was when the dialog opened: what is unticked stays where it is, to be ticked again.
    let arranged = RwSignal::new(arrangement(&shown.get_untracked()));
    let choose = move |columns: &[Column]| {
        let names: Vec<&str> = columns
            .iter()
            .filter(|column| **column != Column::Name)
            .map(|column| column.name())
            .collect();
        tables.change(|taste| {
            taste.choose_columns(&list_name(&listing.read_untracked()), Some(&names));
        });
    };
    let reset = move |()| {
        tables.change(|taste| {
            taste.choose_columns(&list_name(&listing.read_untracked()), None);
            for column in Column::ALL {
                taste.choose_width(column.name(), None);
            }
        });
        arranged.set(arrangement(&shown.get_untracked()));
        announce(words::settings_reset().to_owned());
    };
    let endless = move |on: bool| {
        tables.change(|taste| taste.endless = on);
        let start = listing.get_untracked().from_start();
        address.go(&Route::Catalog(start), Move::Replace);
    };
    let chosen = Chosen {
        arranged,
        shown,
        choose: Callback::new(move |columns: Vec<Column>| choose(&columns)),
    };
    let class_name = [
        "table-settings ",
        style_sheet!("style/components/table_settings.css"),
    ]
    .concat();
    view! {
        <div class=class_name>
            <Checkbox
                label=words::settings_compact()
                on=Signal::derive(move || taste.read().compact)
                on_change=move |on| tables.change(|taste| taste.compact = on)
            />
            <Checkbox
                label=words::settings_endless()
                on=Signal::derive(move || taste.read().endless)
                on_change=endless
            />
            <h3>{words::settings_columns()}</h3>
            <ul><For each=move || arranged.get() key=|column| *column children=move |column| row(column, chosen) /></ul>
            <Button on_press=reset>{words::settings_usual()}</Button>
        </div>
    }
}

/// Every column but the name, those that are shown first.
fn arrangement(shown: &[Column]) -> Vec<Column> {
    let hidden = Column::ALL
        .into_iter()
        .filter(|column| !shown.contains(column));
    let all = shown.iter().copied().chain(hidden);
    all.filter(|column| *column != Column::Name).collect()
}

/// Which columns there are, in their order, and which of them are shown.
#[derive(Clone, Copy)]
struct Chosen {
    arranged: RwSignal<Vec<Column>>,
    shown: Memo<Vec<Column>>,
    choose: Callback<Vec<Column>>,
}

impl Chosen {
    fn toggle(self, column: Column, on: bool) {
        let mut columns = self.arranged.get_untracked();
        let shown = self.shown.get_untracked();
        columns.retain(|known| {
            if *known == column {
                on
            } else {
                shown.contains(known)
            }
        });
        self.choose.run(columns);
    }

    /// Where a step leads; `None` where there is no further.
    fn target(self, column: Column, by: isize) -> Option<(usize, usize)> {
        let arranged = self.arranged.read();
        let place = arranged.iter().position(|known| *known == column)?;
        let target = place.checked_add_signed(by)?;
        (target < arranged.len()).then_some((place, target))
    }

    fn step(self, column: Column, by: isize) {
        let Some((place, target)) = untrack(|| self.target(column, by)) else {
            return;
        };
        let pressed = document().active_element();
        self.arranged.update(|columns| columns.swap(place, target));
        let shown = self.shown.get_untracked();
        let columns = self.arranged.get_untracked().into_iter();
        self.choose
            .run(columns.filter(|known| shown.contains(known)).collect());
        // A row that moves loses the focus.
        request_animation_frame(move || {
            let pressed = pressed.and_then(|pressed| pressed.dyn_into::<HtmlElement>().ok());
            if let Some(pressed) = pressed {
                // Refused only where nothing can have the focus.
                let _ = pressed.focus();
            }
        });
    }
}

/// One column: whether it is there, where, and how wide.
fn row(column: Column, chosen: Chosen) -> impl IntoView {
    let tables = use_tables();
    let taste = tables.taste();
    let (name, title) = (column.name(), column.title());
    let is_shown = Signal::derive(move || chosen.shown.read().contains(&column));
    let ends = move |by: isize| Signal::derive(move || chosen.target(column, by).is_none());
    let value = move || taste.read().width(name).unwrap_or(USUAL).to_string();
    let resize = move |event| {
        let width: Option<i64> = event_target_value(&event).parse().ok();
        tables.change(|taste| taste.choose_width(name, width));
    };
    let (least, most, by) = WIDTHS;
    view! {
        <li>
            <Checkbox label=title on=is_shown on_change=move |on| chosen.toggle(column, on) />
            <input
                type="range"
                min=least.to_string()
                max=most.to_string()
                step=by.to_string()
                aria-label=words::settings_width(title)
                prop:value=value
                disabled=move || !is_shown.get()
                on:input=resize
            />
            <Button
                variant=ButtonVariant::Ghost
                icon="arrow-up"
                label=words::settings_to_front(title)
                disabled=ends(-1)
                on_press=move |()| chosen.step(column, -1)
            />
            <Button
                variant=ButtonVariant::Ghost
                icon="arrow-down"
                label=words::settings_to_back(title)
                disabled=ends(1)
                on_press=move |()| chosen.step(column, 1)
            />
        </li>
    }
}
