//! Which rows of the list are chosen. Kept in memory, over pages, filters and visits to entities,
//! until the portal is reloaded.

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, MouseEvent};

use super::cells::Shown;
use crate::language::words::list as words;
use crate::session::use_tables;
use crate::ui::{announce, unique_id};

/// The boxes of the rows, in the order of the list.
const BOXES: &str = ".catalog-table tbody .select > input";

thread_local! {
    // Owned by nobody, so that it outlives the page.
    static CHOSEN: ArcRwSignal<Vec<String>> = ArcRwSignal::new(Vec::new());
}

/// The chosen entities by their full references, in the order they were chosen.
#[derive(Clone, Copy)]
pub struct Selection {
    chosen: RwSignal<Vec<String>>,
    /// What is on the page now, to be chosen all at once.
    shown: Memo<Vec<String>>,
    /// Where a range begins.
    last: StoredValue<Option<String>>,
}

impl Selection {
    /// How many there are.
    pub fn count(self) -> usize {
        self.chosen.read().len()
    }

    /// Their references as of now.
    pub fn all(self) -> Vec<EntityRef> {
        let chosen = self.chosen.read_untracked();
        chosen
            .iter()
            .filter_map(|text| EntityRef::parse(text).ok())
            .collect()
    }

    /// Chooses nothing.
    pub fn clear(self) {
        self.chosen.set(Vec::new());
        self.tell();
    }

    fn has(self, reference: &str) -> bool {
        self.chosen.read().iter().any(|known| known == reference)
    }

    /// Whether all that is on the page is chosen, and whether any of it is.
    fn on_page(self) -> (bool, bool) {
        let (chosen, shown) = (self.chosen.read(), self.shown.read());
        let count = shown.iter().filter(|one| chosen.contains(one)).count();
        (count > 0 && count == shown.len(), count > 0)
    }

    fn choose(self, references: &[String], on: bool) {
        self.chosen.update(|chosen| {
            chosen.retain(|known| on || !references.contains(known));
            for reference in references.iter().filter(|_| on) {
                if !chosen.contains(reference) {
                    chosen.push(reference.clone());
                }
            }
        });
        self.tell();
    }

    /// Chooses a row, or with shift all from the row before to this one.
    fn click(self, reference: &str, on: bool, range: bool) {
        let last = self.last.get_value().filter(|_| range);
        let rows = last.map(|last| between(&boxes(), &last, reference));
        self.last.set_value(Some(reference.to_owned()));
        self.choose(&rows.unwrap_or_else(|| vec![reference.to_owned()]), on);
    }

    fn tell(self) {
        announce(match self.chosen.read_untracked().len() {
            0 => words::nothing_selected().to_owned(),
            count => words::selected(&count.to_string()),
        });
    }
}

/// The selection of the list, for everything on its page, which shows these entities.
pub fn provide_selection(items: Signal<Vec<Arc<Entity>>>) -> Selection {
    let selection = Selection {
        chosen: CHOSEN.with(Clone::clone).into(),
        shown: Memo::new(move |_| {
            let items = items.read();
            items
                .iter()
                .map(|entity| entity.reference().to_string())
                .collect()
        }),
        last: StoredValue::new(None),
    };
    provide_context(selection);
    selection
}

/// The selection of the list.
///
/// # Panics
/// Outside the page of the list, which provides it.
pub fn use_selection() -> Selection {
    expect_context()
}

/// The cell that chooses a row; the first of the row.
#[component]
pub fn SelectCell(
    shown: Shown,
    /// The id of the element with the row's name.
    named_by: String,
) -> impl IntoView {
    let selection = use_selection();
    let reference = move || {
        let shown = shown.read();
        shown.as_ref().map(|entity| entity.reference().to_string())
    };
    let on = move || reference().is_some_and(|reference| selection.has(&reference));
    let click = move |event: MouseEvent| {
        if let Some(reference) = untrack(reference) {
            selection.click(&reference, event_target_checked(&event), event.shift_key());
        }
    };
    // A click with shift would mark the texts in between.
    let press = move |event: MouseEvent| {
        if event.shift_key() {
            event.prevent_default();
        }
    };
    let id = unique_id("select");
    let names = [&id, " ", &named_by].concat();
    view! {
        <td class="select">
            <input
                type="checkbox"
                id=id
                value=reference
                aria-label=words::select()
                aria-labelledby=names
                prop:checked=on
                on:mousedown=press
                on:click=click
            />
        </td>
    }
}

/// The heading over those cells: chooses every row of the page. An endless list has no pages, and
/// of its rows only those in sight are there.
#[component]
pub fn SelectHeader() -> impl IntoView {
    let selection = use_selection();
    if use_tables().taste().read_untracked().endless {
        return view! {
            <th scope="col" class="select"><span class="visually-hidden">{words::select()}</span></th>
        }
        .into_any();
    }
    let on_page = Memo::new(move |_| selection.on_page());
    let choose = move |event| {
        selection.choose(
            &selection.shown.get_untracked(),
            event_target_checked(&event),
        );
    };
    view! {
        <th scope="col" class="select">
            <input
                type="checkbox"
                aria-label=words::select_all()
                prop:checked=move || on_page.get().0
                prop:indeterminate=move || on_page.get() == (false, true)
                on:change=choose
            />
        </th>
    }
    .into_any()
}

/// The references of the rows, in their order.
fn boxes() -> Vec<String> {
    let Ok(found) = document().query_selector_all(BOXES) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|index| found.item(index)?.dyn_into::<HtmlInputElement>().ok())
        .map(|found| found.value())
        .collect()
}

/// From one row to another, whichever comes first; the other alone if the one is not there.
fn between(rows: &[String], one: &str, other: &str) -> Vec<String> {
    let place = |reference: &str| rows.iter().position(|row| row == reference);
    match (place(one), place(other)) {
        (Some(one), Some(other)) => rows[one.min(other)..=one.max(other)].to_vec(),
        _ => vec![other.to_owned()],
    }
}
