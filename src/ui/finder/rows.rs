//! What is found: groups of rows. All are drawn anew at every key, so a row is a few elements
//! without handlers of its own.

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

use super::{FinderGroup, FinderRow, Finding, Piece, option_id};
use crate::language::words::kit as words;
use crate::ui::Icon;

#[component]
pub(super) fn Rows(finding: Finding, list: String) -> impl IntoView {
    let element = NodeRef::<Div>::new();
    // What is typed anew is read from its best row on.
    Effect::new(move |_| {
        finding.words.track();
        if let Some(element) = element.get() {
            element.set_scroll_top(0);
        }
    });
    let pick = move |event: MouseEvent| {
        if let Some(key) = row_of(&event).filter(|_| event.button() < 2) {
            event.prevent_default();
            let elsewhere = event.button() == 1 || event.ctrl_key() || event.meta_key();
            finding.on_choose.run((key, elsewhere));
        }
    };
    let groups = {
        let list = list.clone();
        move || {
            let active = finding.place();
            let mut place = 0;
            let groups = finding.groups.read();
            let views = groups.iter().enumerate().map(|(index, known)| {
                let first = place;
                place += known.rows.len();
                group(known, &list, index, first, active)
            });
            views.collect_view()
        }
    };
    view! {
        <div
            id=list
            role="listbox"
            aria-label=words::finder_results()
            node_ref=element
            // Pressing on a row must not take the focus out of the field.
            on:mousedown=|event| event.prevent_default()
            on:click=pick
            on:auxclick=pick
        >
            {groups}
        </div>
    }
}

fn group(
    known: &FinderGroup,
    list: &str,
    index: usize,
    first: usize,
    active: usize,
) -> impl IntoView + use<> {
    let heading = [list, "-group-", &index.to_string()].concat();
    let rows = known
        .rows
        .iter()
        .enumerate()
        .map(|(offset, known)| {
            let place = first + offset;
            row(known, option_id(list, place), place == active)
        })
        .collect_view();
    let labelled_by = heading.clone();
    view! {
        <div role="group" aria-labelledby=labelled_by>
            <div class="title" role="presentation" id=heading>{known.title.clone()}</div>
            {rows}
        </div>
    }
}

fn row(known: &FinderRow, id: String, active: bool) -> impl IntoView + use<> {
    let mark = known.mark.map(|(icon, meaning)| {
        view! {
            <span class="mark">
                <Icon name=icon />
                <span class="visually-hidden">{meaning}</span>
            </span>
        }
    });
    view! {
        <div id=id role="option" aria-selected=active.to_string() data-key=known.key.clone()>
            <Icon name=known.icon.clone() />
            <span class="text">{pieces(&known.title)}</span>
            <span class="note">{pieces(&known.note)}</span>
            {mark}
        </div>
    }
}

fn pieces(text: &[Piece]) -> impl IntoView + use<> {
    text.iter()
        .map(|(piece, is_match)| {
            if *is_match {
                view! { <mark>{piece.clone()}</mark> }.into_any()
            } else {
                piece.clone().into_any()
            }
        })
        .collect_view()
}

/// The key of the row that an event is about.
fn row_of(event: &MouseEvent) -> Option<String> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target
        .closest("[data-key]")
        .ok()??
        .get_attribute("data-key")
}
