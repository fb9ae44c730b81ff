//! What to do with the chosen rows.

use catalog::comparison::COUNTS;
use leptos::prelude::*;
use stylers_macro::style_sheet;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::compare::Compare;
use super::export::{Exporting, Scope};
use super::selection::use_selection;
use super::text_filter::focus_text;
use crate::language::words::{export, list as words};
use crate::ui::{Button, ButtonVariant};

/// A bar at the foot of the list, as long as something is chosen.
#[component]
pub fn SelectionBar(exporting: Exporting) -> impl IntoView {
    let selection = use_selection();
    let comparing = RwSignal::new(false);
    let is_there = Memo::new(move |_| selection.count() > 0);
    let class_name = [
        "selection-bar ",
        style_sheet!("style/components/selection_bar.css"),
    ]
    .concat();
    let bar = move || {
        let count = move || words::selected(&selection.count().to_string());
        let out_of_bounds = Memo::new(move |_| !COUNTS.contains(&selection.count()));
        let hint = move || out_of_bounds.get().then(words::compare_bounds);
        let clear = move |()| {
            selection.clear();
            focus_select_all();
        };
        view! {
            <div class=class_name.clone() role="group" aria-label=words::selection()>
                <p class="count">{count}</p>
                <p class="hint">{hint}</p>
                <Button
                    icon="columns-3"
                    disabled=out_of_bounds
                    on_press=move |()| comparing.set(true)
                >
                    {words::compare()}
                </Button>
                <Button icon="download" on_press=move |()| exporting.show(Scope::Selected)>
                    {export::export()}
                </Button>
                <Button variant=ButtonVariant::Ghost icon="x" on_press=clear>
                    {words::selection_clear()}
                </Button>
            </div>
        }
    };
    view! {
        {move || is_there.get().then(bar.clone())}
        <Compare open=comparing />
    }
}

/// The button that was pressed is gone: the focus goes to where rows are selected, or found.
fn focus_select_all() {
    let found = document().query_selector(".catalog-table thead .select > input");
    let found = found.ok().flatten();
    match found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        // Refused only where nothing can have the focus.
        Some(found) => _ = found.focus(),
        None => focus_text(),
    }
}
