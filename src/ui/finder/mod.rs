//! A field over the page that finds things by letters (WAI-ARIA combobox with a listbox of groups).

mod rows;

use leptos::html::Input;
use leptos::prelude::*;
use stylers_macro::style_sheet;
use wasm_bindgen::JsCast;
use web_sys::{Event, InputEvent, KeyboardEvent};

use self::rows::Rows;
use super::modal::Modal;
use super::{Button, ButtonVariant, Icon, id};
use crate::language::{HERE, around, words::kit as words};

/// Rows that the page keys move by.
const STEP: usize = 8;

/// A piece of a text, and whether it is what was looked for.
pub type Piece = (String, bool);

/// One thing to find.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FinderRow {
    /// What it is known by; no other row has it.
    pub key: String,
    /// An icon before its name.
    pub icon: String,
    /// What it is called.
    pub title: Vec<Piece>,
    /// What else there is to say of it.
    pub note: Vec<Piece>,
    /// An icon at its end, and what it means.
    pub mark: Option<(&'static str, &'static str)>,
}

/// Rows of one sort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FinderGroup {
    /// What they are.
    pub title: String,
    /// The best first.
    pub rows: Vec<FinderRow>,
}

/// What the parts of a finder share.
#[derive(Clone, Copy)]
struct Finding {
    groups: Signal<Vec<FinderGroup>>,
    behind: Signal<bool>,
    words: RwSignal<String>,
    /// The row that Enter takes; the first one until the reader moves.
    active: RwSignal<Option<String>>,
    /// Enter was pressed before the text was found: the first that is found is taken.
    eager: StoredValue<bool>,
    /// Gets the key of a row, and whether it is wanted in a new browser tab.
    on_choose: Callback<(String, bool)>,
}

impl Finding {
    fn keys(self) -> Vec<String> {
        let groups = self.groups.read_untracked();
        let rows = groups.iter().flat_map(|group| &group.rows);
        rows.map(|row| row.key.clone()).collect()
    }

    /// Where the active row is. A row that is gone leaves the first one active.
    fn place(self) -> usize {
        let groups = self.groups.read();
        let active = self.active.read();
        let mut rows = groups.iter().flat_map(|group| &group.rows);
        rows.position(|row| Some(&row.key) == active.as_ref())
            .unwrap_or_default()
    }

    fn typed(self, text: String) {
        // All rows are drawn for it.
        if self.active.read_untracked().is_some() {
            self.active.set(None);
        }
        self.eager.set_value(false);
        self.words.set(text);
    }
}

/// A modal dialog at the top of the screen: a field, and under it what is found.
#[component]
pub fn Finder(
    open: RwSignal<bool>,
    /// What it does, also shown while nothing is typed.
    #[prop(into)]
    label: String,
    /// What was typed.
    words: RwSignal<String>,
    #[prop(into)] groups: Signal<Vec<FinderGroup>>,
    /// Whether the groups are still those of an older text.
    #[prop(into)]
    behind: Signal<bool>,
    /// How much was found, or why nothing.
    #[prop(into)]
    status: Signal<String>,
    /// Gets the key of a row, and whether it is wanted in a new browser tab.
    #[prop(into)]
    on_choose: Callback<(String, bool)>,
) -> impl IntoView {
    let finding = Finding {
        groups,
        behind,
        words,
        active: RwSignal::new(None),
        eager: StoredValue::new(false),
        on_choose,
    };
    let modal = Modal::new(open);
    // Closed, it forgets, so that nothing old flashes when it opens.
    Effect::new(move |_| {
        open.track();
        finding.typed(String::new());
    });
    Effect::new(move |_| {
        finding.groups.track();
        let waits = finding.behind.get() || !finding.eager.get_value();
        let first = finding.keys().into_iter().next();
        if let Some(key) = first.filter(|_| !waits) {
            finding.eager.set_value(false);
            on_choose.run((key, false));
        }
    });
    let list = id::unique("finder");
    let found = {
        let list = list.clone();
        move || {
            open.get()
                .then(|| view! { <Rows finding=finding list=list.clone() /> })
        }
    };
    let class_name = ["finder ", style_sheet!("style/components/finder.css")].concat();
    view! {
        <dialog
            class=class_name
            aria-label=label.clone()
            node_ref=modal.element
            on:cancel=move |_: Event| modal.close()
            on:close=move |_| modal.on_close()
            on:click=move |event| modal.on_click(&event)
        >
            <div class="finder-body">
                <div class="search">
                    <Icon name="search" />
                    <Field finding=finding label=label.clone() list=list.clone() />
                    <Button
                        variant=ButtonVariant::Ghost
                        icon="x"
                        label=words::close()
                        on_press=move |()| modal.close()
                    />
                </div>
                {found}
                <div class="foot">
                    <p role="status">{move || open.get().then(|| status.get())}</p>
                    <p class="keys" aria-hidden="true">
                        {key(words::finder_move(HERE), view! { <kbd>"↑"</kbd> <kbd>"↓"</kbd> })}
                        {key(words::finder_open(HERE), view! { <kbd>"Enter"</kbd> })}
                        {key(words::finder_close(HERE), view! { <kbd>"Esc"</kbd> })}
                    </p>
                </div>
            </div>
        </dialog>
    }
}

/// What a key does.
fn key(said: String, keys: impl IntoView) -> impl IntoView {
    let (before, behind) = around(&said);
    view! { <span>{before} {keys} {behind}</span> }
}

#[component]
fn Field(finding: Finding, label: String, list: String) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    let typed = move |event: Event| {
        let composing = event
            .dyn_ref::<InputEvent>()
            .is_some_and(InputEvent::is_composing);
        if !composing {
            finding.typed(event_target_value(&event));
        }
    };
    let finds = move || !finding.groups.read().is_empty();
    let active = {
        let list = list.clone();
        move || finds().then(|| option_id(&list, finding.place()))
    };
    view! {
        <input
            type="text"
            role="combobox"
            autofocus
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            enterkeyhint="go"
            aria-label=label.clone()
            placeholder=label
            aria-autocomplete="list"
            aria-expanded=move || finds().to_string()
            aria-controls=list.clone()
            aria-activedescendant=active
            node_ref=field
            prop:value=finding.words
            on:input=typed
            on:compositionend=move |event| finding.typed(event_target_value(&event))
            on:keydown=move |event| on_key(finding, &list, &event)
        />
    }
}

fn option_id(list: &str, place: usize) -> String {
    [list, "-", &place.to_string()].concat()
}

fn on_key(finding: Finding, list: &str, event: &KeyboardEvent) {
    // These keys are the input method's while it composes.
    if event.is_composing() {
        return;
    }
    let keys = finding.keys();
    let last = keys.len().saturating_sub(1);
    let place = untrack(move || finding.place());
    let target = match event.key().as_str() {
        "ArrowDown" if place >= last => 0,
        "ArrowDown" => place + 1,
        "ArrowUp" if place == 0 => last,
        "ArrowUp" => place - 1,
        "Home" => 0,
        "End" => last,
        "PageDown" => (place + STEP).min(last),
        "PageUp" => place.saturating_sub(STEP),
        "Enter" => {
            event.prevent_default();
            let elsewhere = event.ctrl_key() || event.meta_key();
            match keys.get(place).filter(|_| !finding.behind.get_untracked()) {
                Some(key) => finding.on_choose.run((key.clone(), elsewhere)),
                None => finding.eager.set_value(true),
            }
            return;
        }
        _ => return,
    };
    event.prevent_default();
    finding.active.set(keys.get(target).cloned());
    scroll_to(option_id(list, target));
}

fn scroll_to(id: String) {
    request_animation_frame(move || {
        if let Some(row) = document().get_element_by_id(&id) {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            row.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}
