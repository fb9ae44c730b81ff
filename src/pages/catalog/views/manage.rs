//! The dialog of all saved views: names, pins, order, and an end to them.

use leptos::html::{Div, Ul};
use leptos::prelude::*;
use stylers_macro::style_sheet;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use crate::language::words::views as words;
use crate::session::{SavedView, Views, use_views};
use crate::ui::{Button, ButtonVariant, Dialog, Toggle, announce};

/// What the parts of the dialog share.
#[derive(Clone, Copy)]
struct Desk {
    views: Views,
    rows: NodeRef<Ul>,
    /// The view deleted last, and where it was.
    deleted: RwSignal<Option<(usize, SavedView)>>,
    /// What could not be done.
    refused: RwSignal<Option<String>>,
}

/// Every view in a row. Each change is kept at once.
#[component]
pub fn ManageViews(open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog open=open title=words::all()>
            <Manager />
        </Dialog>
    }
}

#[component]
fn Manager() -> impl IntoView {
    let desk = Desk {
        views: use_views(),
        rows: NodeRef::new(),
        deleted: RwSignal::new(None),
        refused: RwSignal::new(None),
    };
    let saved = desk.views.all();
    // Rows are places: a view that is renamed or moved keeps the focus where the reader works.
    let places = move || 0..saved.read().len();
    let none = move || {
        saved
            .read()
            .is_empty()
            .then(|| view! { <p class="none">{words::none()}</p> })
    };
    let class_name = [
        "view-manager ",
        style_sheet!("style/components/view_manager.css"),
    ]
    .concat();
    view! {
        <div class=class_name>
            <ul node_ref=desk.rows>
                <For each=places key=|place| *place let:place>
                    <Row desk=desk place=place />
                </For>
            </ul>
            {none}
            <p class="note" role="status">{move || desk.refused.get()}</p>
            <Undo desk=desk />
        </div>
    }
}

#[component]
fn Row(desk: Desk, place: usize) -> impl IntoView {
    let saved = desk.views.all();
    let view = Memo::new(move |_| saved.read().get(place).cloned());
    let name = Signal::derive(move || {
        view.read()
            .as_ref()
            .map_or_else(String::new, |view| view.name.clone())
    });
    let pinned = Signal::derive(move || view.read().as_ref().is_some_and(|view| view.pinned));
    let is_last = Signal::derive(move || place + 1 >= saved.read().len());
    let about = move |what: fn(&str) -> String| move || what(&name.read());
    let rename = move |event: web_sys::Event| {
        desk.refused.set(None);
        let (before, typed) = (name.get_untracked(), event_target_value(&event));
        if !desk.views.rename(&before, &typed) {
            desk.refused.set(Some(refusal(&typed)));
            if let Some(field) = field_of(&event) {
                field.set_value(&before);
            }
        }
    };
    let pin = move |()| {
        desk.views
            .pin(&name.get_untracked(), !pinned.get_untracked());
    };
    view! {
        <li>
            <input
                type="text"
                autocomplete="off"
                aria-label=about(words::name_of)
                prop:value=name
                on:change=rename
            />
            <span class="buttons">
                {move || {
                    view! {
                        <Toggle
                            label=about(words::pin_one)()
                            icon=Signal::stored("pin".to_owned())
                            on=pinned
                            on_press=pin
                        />
                        <Button
                            variant=ButtonVariant::Ghost
                            icon="arrow-up"
                            label=about(words::move_up)()
                            disabled=place == 0
                            on_press=move |()| desk.shift(place, true)
                        />
                        <Button
                            variant=ButtonVariant::Ghost
                            icon="arrow-down"
                            label=about(words::move_down)()
                            disabled=is_last
                            on_press=move |()| desk.shift(place, false)
                        />
                        <Button
                            variant=ButtonVariant::Ghost
                            icon="trash-2"
                            label=about(words::delete)()
                            on_press=move |()| desk.delete(place)
                        />
                    }
                }}
            </span>
        </li>
    }
}

/// Stands where the last view was deleted, and has the focus: the button that did it is gone.
#[component]
fn Undo(desk: Desk) -> impl IntoView {
    let bar = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let Some(bar) = bar.get().filter(|_| desk.deleted.read().is_some()) {
            focus_in(&bar, "button");
        }
    });
    let put_back = move |()| {
        if let Some((place, view)) = desk.deleted.get_untracked() {
            desk.deleted.set(None);
            announce(words::back(&view.name));
            desk.views.put_back(place, view);
            desk.focus(place, "input");
        }
    };
    move || {
        desk.deleted.get().map(|(_, view)| {
            let sentence = words::deleted_note(&view.name);
            view! {
                <div class="undo" node_ref=bar>
                    <p>{sentence}</p>
                    <Button on_press=put_back>{words::undo()}</Button>
                </div>
            }
        })
    }
}

impl Desk {
    fn name_at(self, place: usize) -> Option<String> {
        let saved = self.views.all();
        let saved = saved.read_untracked();
        saved.get(place).map(|view| view.name.clone())
    }

    fn shift(self, place: usize, up: bool) {
        let Some(name) = self.name_at(place) else {
            return;
        };
        self.views.shift(&name, up);
        let (to, button) = if up {
            (place.saturating_sub(1), ".buttons > :nth-child(2):enabled")
        } else {
            (place + 1, ".buttons > :nth-child(3):enabled")
        };
        announce(words::moved(&name, &(to + 1).to_string()));
        self.focus(to, button);
    }

    fn delete(self, place: usize) {
        let Some(name) = self.name_at(place) else {
            return;
        };
        self.deleted.set(self.views.remove(&name));
        announce(words::deleted(&name));
    }

    /// Moves the focus to a part of a row once the rows are drawn; to the name where that part can
    /// do nothing any more.
    fn focus(self, place: usize, part: &'static str) {
        request_animation_frame(move || {
            let place = u32::try_from(place).unwrap_or_default();
            // The dialog may be closed by then.
            let rows = self.rows.try_get_untracked().flatten();
            let row = rows.and_then(|rows| rows.children().item(place));
            if let Some(row) = row
                && !focus_in(&row, part)
            {
                focus_in(&row, "input");
            }
        });
    }
}

fn refusal(typed: &str) -> String {
    let typed = typed.trim();
    if typed.is_empty() {
        return words::nameless().to_owned();
    }
    words::taken(typed)
}

fn field_of(event: &web_sys::Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}

/// Focuses the first part of that kind; false if there is none.
fn focus_in(within: &Element, part: &str) -> bool {
    let found = within.query_selector(part).ok().flatten();
    let found = found.and_then(|found| found.dyn_into::<HtmlElement>().ok());
    found.is_some_and(|found| found.focus().is_ok())
}
