//! A choice among many, in a panel that can be searched (WAI-ARIA combobox with a listbox).

use leptos::html::{Button as ButtonElement, Div, Input};
use leptos::prelude::*;
use stylers_macro::style_sheet;
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, KeyboardEvent, MouseEvent, Node};

use super::{Icon, id};

/// Options drawn at once; beyond that the reader types.
const DRAWN: usize = 200;

/// One thing to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct SelectOption {
    /// What is chosen.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// How many there are of it.
    pub count: Option<usize>,
    /// An icon before the label.
    pub icon: Option<String>,
}

/// What the panel works on.
#[derive(Clone, Copy)]
struct Choice {
    options: Signal<Vec<SelectOption>>,
    selected: Signal<Vec<String>>,
    multiple: bool,
    on_change: Callback<Vec<String>>,
    open: RwSignal<bool>,
    words: RwSignal<String>,
    active: RwSignal<usize>,
}

impl Choice {
    /// The options that contain what was typed.
    fn found(self) -> Vec<SelectOption> {
        let words = self.words.read().to_lowercase();
        let options = self.options.read();
        options
            .iter()
            .filter(|option| option.label.to_lowercase().contains(&words))
            .cloned()
            .collect()
    }

    fn choose(self, value: &str) {
        let mut values = self.selected.get_untracked();
        match values.iter().position(|known| known == value) {
            Some(position) if self.multiple => _ = values.remove(position),
            _ if self.multiple => values.push(value.to_owned()),
            _ => values = vec![value.to_owned()],
        }
        self.on_change.run(values);
    }
}

/// A button that shows the choice, and a panel to change it. Several values are ticked without
/// the panel closing.
#[component]
pub fn Select(
    #[prop(into)] label: String,
    #[prop(into)] options: Signal<Vec<SelectOption>>,
    #[prop(into)] selected: Signal<Vec<String>>,
    multiple: bool,
    /// What the button says when nothing is chosen.
    #[prop(into)]
    any: String,
    /// Why there are no options, if something failed.
    #[prop(into)]
    error: Signal<Option<String>>,
    #[prop(into)] on_change: Callback<Vec<String>>,
) -> impl IntoView {
    let choice = Choice {
        options,
        selected,
        multiple,
        on_change,
        open: RwSignal::new(false),
        words: RwSignal::new(String::new()),
        active: RwSignal::new(0),
    };
    let root = NodeRef::<Div>::new();
    let button = NodeRef::<ButtonElement>::new();
    let on_leave = move |event: FocusEvent| {
        let to = event
            .related_target()
            .and_then(|to| to.dyn_into::<Node>().ok());
        let stays = to.is_some()
            && root
                .get_untracked()
                .is_some_and(|root| root.contains(to.as_ref()));
        if !stays {
            choice.open.set(false);
        }
    };
    let close = Callback::new(move |()| {
        choice.open.set(false);
        if let Some(button) = button.get_untracked() {
            // Refused only where nothing can have the focus.
            let _ = button.focus();
        }
    });
    let toggle = move |_: MouseEvent| {
        if choice.open.get_untracked() {
            close.run(());
            return;
        }
        choice.words.set(String::new());
        choice.active.set(0);
        choice.open.set(true);
    };
    // Pressing the button must not take the focus out of the panel: where browsers then focus
    // nothing, that closes it, and the click would open it again.
    let keep_focus = move |event: MouseEvent| event.prevent_default();
    let on_escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" && choice.open.get_untracked() && !event.is_composing() {
            event.prevent_default();
            close.run(());
        }
    };
    let narrowed = move || (!selected.read().is_empty()).to_string();
    let panel = id::unique("select");
    let class_name = ["select ", style_sheet!("style/components/select.css")].concat();
    let shown = {
        let (panel, label) = (panel.clone(), label.clone());
        move || {
            choice.open.get().then(|| {
                view! { <Panel choice=choice id=panel.clone() label=label.clone() error=error close=close /> }
            })
        }
    };
    view! {
        <div class=class_name node_ref=root on:focusout=on_leave on:keydown=on_escape>
            <button
                type="button"
                class="trigger"
                aria-haspopup="listbox"
                aria-expanded=move || choice.open.get().to_string()
                aria-controls=move || choice.open.get().then(|| panel.clone())
                data-chosen=narrowed
                node_ref=button
                on:mousedown=keep_focus
                on:click=toggle
            >
                <span class="name">{label}<span class="visually-hidden">": "</span></span>
                <span class="value">{move || summary(choice, &any)}</span>
                <Icon name="chevron-down" />
            </button>
            {shown}
        </div>
    }
}

/// "service", or "service +2".
fn summary(choice: Choice, any: &str) -> String {
    let selected = choice.selected.read();
    let Some(first) = selected.first() else {
        return any.to_owned();
    };
    let options = choice.options.read();
    let known = options.iter().find(|option| option.value == *first);
    let label = known.map_or(first.as_str(), |option| &option.label);
    match selected.len() {
        1 => label.to_owned(),
        count => [label, " +", &(count - 1).to_string()].concat(),
    }
}

#[component]
fn Panel(
    choice: Choice,
    id: String,
    label: String,
    error: Signal<Option<String>>,
    close: Callback<()>,
) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            // Refused only where nothing can have the focus.
            let _ = field.focus();
        }
    });
    let found = Memo::new(move |_| choice.found());
    let option_id = {
        let id = id.clone();
        move |index: usize| [&id, "-", &index.to_string()].concat()
    };
    let active_id = {
        let option_id = option_id.clone();
        move || (choice.active.get() < found.read().len()).then(|| option_id(choice.active.get()))
    };
    let rows = move || {
        let found = found.read();
        let drawn = found.iter().take(DRAWN).enumerate();
        drawn
            .map(|(index, option)| row(choice, index, option.clone(), option_id(index), close))
            .collect_view()
    };
    // Pressing on the panel must not take the focus out of the field; in the field it places the
    // caret.
    let keep_focus = move |event: MouseEvent| {
        let in_field = field
            .get_untracked()
            .is_some_and(|field| event.target().as_ref() == Some(field.as_ref()));
        if !in_field {
            event.prevent_default();
        }
    };
    let search = ["Search ", &label.to_lowercase()].concat();
    let class_name = [
        "select-panel ",
        style_sheet!("style/components/select_panel.css"),
    ]
    .concat();
    view! {
        <div class=class_name on:mousedown=keep_focus>
            <div class="search">
                <Icon name="search" />
                <input
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    aria-autocomplete="list"
                    spellcheck="false"
                    aria-label=search.clone()
                    placeholder=search
                    aria-expanded="true"
                    aria-controls=id.clone()
                    aria-activedescendant=active_id
                    node_ref=field
                    on:input=move |event| {
                        choice.words.set(event_target_value(&event));
                        choice.active.set(0);
                    }
                    on:keydown=move |event| on_key(choice, &found.read_untracked(), close, &event)
                />
            </div>
            <ul
                id=id
                role="listbox"
                aria-label=label
                aria-multiselectable=choice.multiple.to_string()
            >
                {rows}
            </ul>
            <p class="note" role="status">{move || note(&found.read(), error.get())}</p>
        </div>
    }
}

fn row(
    choice: Choice,
    index: usize,
    option: SelectOption,
    id: String,
    close: Callback<()>,
) -> impl IntoView {
    let value = option.value.clone();
    let is_selected = Memo::new(move |_| choice.selected.read().contains(&value));
    let value = option.value;
    let pick = move |_: MouseEvent| {
        choice.active.set(index);
        choice.choose(&value);
        if !choice.multiple {
            close.run(());
        }
    };
    let mark = move || is_selected.get().then(|| view! { <Icon name="check" /> });
    view! {
        <li
            id=id
            role="option"
            aria-selected=move || is_selected.get().to_string()
            data-active=move || (choice.active.get() == index).to_string()
            on:click=pick
        >
            <span class="mark">{mark}</span>
            {option.icon.map(|name| view! { <Icon name=name /> })}
            <span class="text">{option.label}</span>
            <span class="count">{option.count.map(|count| count.to_string())}</span>
        </li>
    }
}

fn note(found: &[SelectOption], error: Option<String>) -> Option<String> {
    match (error, found.len()) {
        (Some(error), _) => Some(error),
        (None, 0) => Some("Nothing to choose here.".to_owned()),
        (None, count) if count > DRAWN => {
            Some([&(count - DRAWN).to_string(), " more: type to narrow."].concat())
        }
        _ => None,
    }
}

fn on_key(choice: Choice, found: &[SelectOption], close: Callback<()>, event: &KeyboardEvent) {
    // These keys are the input method's while it composes.
    if event.is_composing() {
        return;
    }
    let last = found.len().min(DRAWN).saturating_sub(1);
    let active = choice.active.get_untracked();
    match event.key().as_str() {
        "ArrowDown" => choice
            .active
            .set(if active >= last { 0 } else { active + 1 }),
        "ArrowUp" => choice
            .active
            .set(if active == 0 { last } else { active - 1 }),
        "Home" => choice.active.set(0),
        "End" => choice.active.set(last),
        "Enter" => {
            if let Some(option) = found.get(active) {
                choice.choose(&option.value);
                if !choice.multiple {
                    close.run(());
                }
            }
        }
        _ => return,
    }
    event.prevent_default();
    scroll_to_active();
}

fn scroll_to_active() {
    request_animation_frame(|| {
        let active = document()
            .query_selector(".select-panel [data-active=\"true\"]")
            .ok()
            .flatten();
        if let Some(active) = active {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            active.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}
