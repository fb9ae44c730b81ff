//! How the table is to look: columns, their order and widths, density, paging.

use catalog::listing::Listing;
use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::columns::{self, Column};
use crate::route::{Move, Route, use_address};
use crate::session::use_tables;
use crate::ui::{Button, ButtonVariant, Checkbox, Dialog, announce};

/// Widths on offer in pixels.
const WIDTHS: (u32, u32, u32) = (64, 640, 16);

/// A button, and the dialog behind it.
#[component]
pub fn TableSettings(listing: Memo<Listing>) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Button variant=ButtonVariant::Ghost icon="sliders" label="Table settings" on_press=move |()| open.set(true) />
        <Dialog open=open title="Table settings">
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
    let titles = taste.columns(&list_name(listing))?;
    let chosen = titles.into_iter().filter_map(Column::titled);
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
    let choose = move |columns: &[Column]| {
        let titles: Vec<&str> = columns
            .iter()
            .filter(|column| **column != Column::Name)
            .map(|column| column.title())
            .collect();
        tables.change(|taste| {
            taste.choose_columns(&list_name(&listing.read_untracked()), Some(&titles));
        });
    };
    let reset = move |()| {
        tables.change(|taste| {
            taste.choose_columns(&list_name(&listing.read_untracked()), None);
            for column in Column::ALL {
                taste.choose_width(column.title(), None);
            }
        });
        announce("The usual columns are back.".to_owned());
    };
    let endless = move |on: bool| {
        tables.change(|taste| taste.endless = on);
        let start = listing.get_untracked().from_start();
        address.go(&Route::Catalog(start), Move::Replace);
    };
    let rows = move || {
        let shown = shown.get();
        let hidden = Column::ALL
            .into_iter()
            .filter(|column| !shown.contains(column));
        let all: Vec<Column> = shown.iter().copied().chain(hidden).skip(1).collect();
        all.into_iter()
            .map(|column| row(column, shown.clone(), choose))
            .collect_view()
    };
    let class_name = [
        "table-settings ",
        style_sheet!("style/components/table_settings.css"),
    ]
    .concat();
    view! {
        <div class=class_name>
            <Checkbox
                label="Compact rows"
                on=Signal::derive(move || taste.read().compact)
                on_change=move |on| tables.change(|taste| taste.compact = on)
            />
            <Checkbox
                label="Endless list instead of pages"
                on=Signal::derive(move || taste.read().endless)
                on_change=endless
            />
            <h3>"Columns"</h3>
            <ul>{rows}</ul>
            <Button on_press=reset>"Usual columns"</Button>
        </div>
    }
}

/// One column: whether it is there, where, and how wide.
fn row(
    column: Column,
    shown: Vec<Column>,
    choose: impl Fn(&[Column]) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let tables = use_tables();
    let taste = tables.taste();
    let title = column.title();
    let place = shown.iter().position(|known| *known == column);
    let others = shown.clone();
    let toggle = move |on: bool| {
        let mut columns = others.clone();
        columns.retain(|known| *known != column);
        if on {
            columns.push(column);
        }
        choose(&columns);
    };
    let step = |by: isize| {
        let target = place.and_then(|place| place.checked_add_signed(by));
        // The name stays the first.
        let target = target.filter(|target| *target > 0 && *target < shown.len());
        let mut columns = shown.clone();
        if let (Some(place), Some(target)) = (place, target) {
            columns.swap(place, target);
        }
        (target.is_none(), move |()| choose(&columns))
    };
    let ((is_first, up), (is_last, down)) = (step(-1), step(1));
    let value = move || taste.read().width(title).unwrap_or(160.0).to_string();
    let resize = move |event| {
        let width: Option<f64> = event_target_value(&event).parse().ok();
        tables.change(|taste| taste.choose_width(title, width));
    };
    let (least, most, by) = WIDTHS;
    view! {
        <li>
            <Checkbox label=title on=Signal::stored(place.is_some()) on_change=toggle />
            <input
                type="range"
                min=least.to_string()
                max=most.to_string()
                step=by.to_string()
                aria-label=["Width of ", title].concat()
                prop:value=value
                disabled=place.is_none()
                on:input=resize
            />
            <Button
                variant=ButtonVariant::Ghost
                icon="arrow-up"
                label=[title, " further to the front"].concat()
                disabled=is_first
                on_press=up
            />
            <Button
                variant=ButtonVariant::Ghost
                icon="arrow-down"
                label=[title, " further to the back"].concat()
                disabled=is_last
                on_press=down
            />
        </li>
    }
}
