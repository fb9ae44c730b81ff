//! The panel of a select: a field to search in, and the options. Of thousands only those in sight
//! are drawn.

use leptos::html::{Input, Ul};
use leptos::prelude::*;
use stylers_macro::style_sheet;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, MouseEvent};

use super::{Choice, SelectOption};
use crate::language::words::kit as words;
use crate::ui::{Icon, Segmented, window};

/// How high a row is in pixels until one is there to be measured.
const ROW: f64 = 32.0;

/// How much of the list is in sight at most, in rows.
const IN_SIGHT: f64 = 12.0;

#[component]
pub(super) fn Panel(
    choice: Choice,
    id: String,
    label: String,
    note: Signal<Option<String>>,
    close: Callback<()>,
) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    let list = NodeRef::<Ul>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            // Refused only where nothing can have the focus.
            let _ = field.focus();
        }
    });
    let found = Memo::new(move |_| choice.found());
    let count = Memo::new(move |_| found.read().len());
    let scrolled = RwSignal::new(0.0);
    let row_height = RwSignal::new(ROW);
    let drawn = Memo::new(move |_| {
        let row = row_height.get();
        window(scrolled.get(), row * IN_SIGHT, row, count.get())
    });
    let on_scroll = move |_| {
        if let Some(list) = list.get_untracked() {
            row_height.set(measured(&list));
            scrolled.set(f64::from(list.scroll_top()));
        }
    };
    let active_id = {
        let id = id.clone();
        move || (choice.active.get() < count.get()).then(|| option_id(&id, choice.active.get()))
    };
    let rows = {
        let id = id.clone();
        move || {
            let (drawn, found) = (drawn.get(), found.read());
            let options = found.get(drawn.clone()).unwrap_or_default();
            let rows = drawn.zip(options);
            rows.map(|(index, option)| {
                row(
                    choice,
                    index,
                    found.len(),
                    option.clone(),
                    option_id(&id, index),
                    close,
                )
            })
            .collect_view()
        }
    };
    let space =
        move |rows: usize| [&((row_height.get() * rows as f64) as u32).to_string(), "px"].concat();
    let before = move || space(drawn.read().start);
    let after = move || space(count.get() - drawn.read().end.min(count.get()));
    // Pressing on the panel must not take the focus out of the field; in the field it places the
    // caret, and how values go together is a choice with a focus of its own.
    let keep_focus = move |event: MouseEvent| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let takes_it =
            target.is_some_and(|target| matches!(target.closest("input, label"), Ok(Some(_))));
        if !takes_it {
            event.prevent_default();
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if on_key(choice, &found.read_untracked(), close, &event)
            && let Some(list) = list.get_untracked()
        {
            show(&list, choice.active.get_untracked());
        }
    };
    let modes = choice.modes.map(|modes| {
        move || {
            let options = modes.options.get();
            (options.len() > 1).then(|| {
                view! {
                    <div class="modes">
                        <Segmented
                            label=words::select_match()
                            options=options
                            value=modes.value
                            on_change=modes.on_change
                        />
                    </div>
                }
            })
        }
    });
    let told = move || {
        note.get()
            .or_else(|| (count.get() == 0).then(|| words::select_nothing().to_owned()))
    };
    let search = search_for(&label);
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
                        scrolled.set(0.0);
                    }
                    on:keydown=on_key
                />
            </div>
            {modes}
            <ul
                id=id
                role="listbox"
                aria-label=label
                aria-multiselectable=choice.multiple.to_string()
                aria-busy=move || choice.counting.get().to_string()
                node_ref=list
                on:scroll=on_scroll
            >
                <li class="space" role="presentation" style:block-size=before></li>
                {rows}
                <li class="space" role="presentation" style:block-size=after></li>
            </ul>
            <p class="note" role="status">{told}</p>
        </div>
    }
}

/// The name of the field, from that of the choice.
fn search_for(label: &str) -> String {
    match words::select_names() {
        "small" => words::select_search(&label.to_lowercase()),
        _ => words::select_search(label),
    }
}

fn option_id(id: &str, index: usize) -> String {
    [id, "-", &index.to_string()].concat()
}

fn row(
    choice: Choice,
    index: usize,
    count: usize,
    option: SelectOption,
    id: String,
    close: Callback<()>,
) -> impl IntoView {
    let value = option.value.clone();
    let is_selected = Memo::new(move |_| choice.selected.read().contains(&value));
    let pressed = option.value.clone();
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
            aria-setsize=count.to_string()
            aria-posinset=(index + 1).to_string()
            aria-selected=move || is_selected.get().to_string()
            data-active=move || (choice.active.get() == index).to_string()
            on:pointerdown=move |_| choice.press(&pressed)
            on:click=pick
        >
            <span class="mark">{mark}</span>
            {option.icon.map(|name| view! { <Icon name=name /> })}
            <span class="text">{option.label}</span>
            <span class="count">{option.count.map(|count| count.to_string())}</span>
        </li>
    }
}

/// Does what a key says; true if another option is the active one now.
fn on_key(
    choice: Choice,
    found: &[SelectOption],
    close: Callback<()>,
    event: &KeyboardEvent,
) -> bool {
    // These keys are the input method's while it composes.
    if event.is_composing() {
        return false;
    }
    let last = found.len().saturating_sub(1);
    let active = choice.active.get_untracked();
    let target = match event.key().as_str() {
        "ArrowDown" if active >= last => 0,
        "ArrowDown" => active + 1,
        "ArrowUp" if active == 0 => last,
        "ArrowUp" => active - 1,
        "PageDown" => last.min(active + IN_SIGHT as usize),
        "PageUp" => active.saturating_sub(IN_SIGHT as usize),
        "Home" => 0,
        "End" => last,
        "Enter" => {
            event.prevent_default();
            if let Some(option) = found.get(active) {
                choice.choose(&option.value);
                if !choice.multiple {
                    close.run(());
                }
            }
            return false;
        }
        _ => return false,
    };
    event.prevent_default();
    choice.active.set(target);
    true
}

/// Scrolls a row into sight, whether it is drawn yet or not.
fn show(list: &HtmlElement, index: usize) {
    let row = measured(list);
    let top = row * index as f64;
    let (scrolled, height) = (
        f64::from(list.scroll_top()),
        f64::from(list.client_height()),
    );
    if top < scrolled {
        list.set_scroll_top(top as i32);
    } else if top + row * 1.5 > scrolled + height {
        list.set_scroll_top((top + row * 1.5 - height).ceil() as i32);
    }
}

/// The height of the rows, which differs between a phone and a desk.
fn measured(list: &HtmlElement) -> f64 {
    let row = list.query_selector("[role=option]").ok().flatten();
    let height = row.map_or(0.0, |row| row.get_bounding_client_rect().height());
    if height > 0.0 { height } else { ROW }
}
