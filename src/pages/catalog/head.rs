//! The head of the table: what sorts, and how wide each column is.

use catalog::listing::{Listing, Order};
use leptos::ev::PointerEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::columns::Column;
use super::selection::SelectHeader;
use crate::language::words::list as words;
use crate::route::{Move, Route, use_address};
use crate::session::use_tables;
use crate::ui::{SortDirection, SortHeader};

/// No column is narrower, in pixels.
const NARROWEST: i32 = 64;

/// The headings of a list.
#[component]
pub fn Head(columns: Vec<Column>, listing: Memo<Listing>) -> impl IntoView {
    let head = columns.into_iter().map(|column| {
        // Whether it sorts depends on the kind alone.
        let field = Memo::new(move |_| column.order_field(listing.read().kind.as_deref()));
        move || header(column, field.get(), listing)
    });
    view! {
        <thead>
            <tr>
                <SelectHeader />
                {head.collect_view()}
                <th scope="col" class="star"><span class="visually-hidden">{words::star()}</span></th>
                <th scope="col" class="more"><span class="visually-hidden">{words::actions()}</span></th>
            </tr>
        </thead>
    }
}

fn header(column: Column, field: Option<&'static str>, listing: Memo<Listing>) -> AnyView {
    let class = column.class();
    let width = width(column);
    let Some(field) = field else {
        return view! {
            <th scope="col" class=class style:inline-size=width>
                {column.title()}
                <Handle column=column />
            </th>
        }
        .into_any();
    };
    let address = use_address();
    let direction = Signal::derive(move || direction(&listing.read(), field));
    let sort = move |()| {
        let order = Order {
            field: field.to_owned(),
            descending: direction.get_untracked() == Some(SortDirection::Ascending),
        };
        let next = Listing {
            order,
            ..listing.get_untracked().from_start()
        };
        address.go(&Route::Catalog(next), Move::Replace);
    };
    view! {
        <SortHeader label=column.title() class=class width=width direction=direction on_sort=sort>
            <Handle column=column />
        </SortHeader>
    }
    .into_any()
}

fn direction(listing: &Listing, field: &str) -> Option<SortDirection> {
    (listing.order.field == field).then_some(match listing.order.descending {
        true => SortDirection::Descending,
        false => SortDirection::Ascending,
    })
}

/// The chosen width; the sheet has one for every other column.
fn width(column: Column) -> Signal<Option<String>> {
    let taste = use_tables().taste();
    Signal::derive(move || {
        let width = taste.read().width(column.name())?;
        Some([&width.to_string(), "px"].concat())
    })
}

/// The edge of a heading, to be drawn by a pointer; keys have the table's settings for that.
#[component]
fn Handle(column: Column) -> impl IntoView {
    let tables = use_tables();
    // Where the pointer was when it came down, and how wide the column was then.
    let grip = StoredValue::new(None::<(i32, i32)>);
    let handle =
        |event: &PointerEvent| -> Option<HtmlElement> { event.current_target()?.dyn_into().ok() };
    let down = move |event: PointerEvent| {
        event.prevent_default();
        let Some(handle) = handle(&event) else { return };
        let Some(cell) = handle.parent_element() else {
            return;
        };
        let width = cell.get_bounding_client_rect().width();
        // Refused only for a pointer that is gone.
        let _ = handle.set_pointer_capture(event.pointer_id());
        grip.set_value(Some((event.client_x(), width as i32)));
    };
    let drag = move |event: PointerEvent| {
        if let Some((from, width)) = grip.get_value() {
            let width = (width + event.client_x() - from).max(NARROWEST);
            tables.change(|taste| taste.choose_width(column.name(), Some(width.into())));
        }
    };
    let up = move |_: PointerEvent| grip.set_value(None);
    let reset = move |_| tables.change(|taste| taste.choose_width(column.name(), None));
    view! {
        <span
            class="handle"
            aria-hidden="true"
            on:pointerdown=down
            on:pointermove=drag
            on:pointerup=up
            on:pointercancel=up
            on:dblclick=reset
        ></span>
    }
}
