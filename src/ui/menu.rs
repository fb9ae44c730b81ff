//! A button with a menu (WAI-ARIA menu button pattern).

use leptos::html::{Button as ButtonElement, Ul};
use leptos::prelude::*;
use stylers_macro::style_sheet;
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, HtmlElement, KeyboardEvent, MouseEvent, Node};

use super::{Icon, id};

/// One entry of a menu.
#[derive(Clone)]
pub struct MenuItem {
    /// What it does, in words.
    pub title: String,
    /// An icon before the words.
    pub icon: &'static str,
    /// Does it.
    pub on_select: Callback<()>,
    /// For a choice of one among the entries: whether this is the one.
    pub checked: Option<Signal<bool>>,
}

/// Opens by click, Enter, Space or arrow down; arrows, Home, End and first letters move in it;
/// Escape and leaving close it.
#[component]
pub fn Menu(
    /// What the button is called.
    #[prop(into)]
    label: String,
    #[prop(into)] icon: Signal<String>,
    #[prop(into)] items: Signal<Vec<MenuItem>>,
    /// Shows the label beside the icon.
    #[prop(optional)]
    text: bool,
    /// Whether it is open from the beginning.
    #[prop(optional)]
    opened: bool,
) -> impl IntoView {
    let open = RwSignal::new(opened);
    let list = NodeRef::<Ul>::new();
    let button = NodeRef::<ButtonElement>::new();
    let close_to_button = move || {
        open.set(false);
        if let Some(button) = button.get_untracked() {
            // Refused only where nothing can have the focus.
            let _ = button.focus();
        }
    };
    Effect::new(move |_| {
        if let Some(list) = list.get().filter(|_| open.get()) {
            focus_entry(&entries(&list), 0);
        }
    });
    let on_key = move |event: KeyboardEvent| {
        let Some(list) = list.get_untracked() else {
            return;
        };
        let shortcut = event.ctrl_key() || event.meta_key() || event.alt_key();
        if event.key() == "Escape" {
            event.prevent_default();
            close_to_button();
        } else if !shortcut && move_in(&entries(&list), &event.key()) {
            event.prevent_default();
        }
    };
    let on_leave = move |event: FocusEvent| {
        let to = event
            .related_target()
            .and_then(|to| to.dyn_into::<Node>().ok());
        let within = |element: &Node| element.contains(to.as_ref());
        let stays = to.is_some() && list.get_untracked().is_some_and(|list| within(&list));
        if !stays {
            open.set(false);
        }
    };
    // Pressing the button must not take the focus out of the menu: that closes it, and the click
    // would open it again.
    let keep_focus = move |event: MouseEvent| event.prevent_default();
    let in_sight = text.then(|| view! { <span>{label.clone()}</span> });
    let menu = id::unique("menu");
    let class_name = ["menu ", style_sheet!("style/components/menu.css")].concat();
    let shown = {
        let (label, menu) = (label.clone(), menu.clone());
        move || {
            open.get().then(|| {
                let rows = items
                    .read()
                    .iter()
                    .cloned()
                    .map(|item| row(item, close_to_button))
                    .collect_view();
                view! {
                    <ul
                        id=menu.clone()
                        role="menu"
                        aria-label=label.clone()
                        node_ref=list
                        on:keydown=on_key
                        on:focusout=on_leave
                    >
                        {rows}
                    </ul>
                }
            })
        }
    };
    view! {
        <div class=class_name>
            <button
                type="button"
                aria-haspopup="menu"
                aria-expanded=move || open.get().to_string()
                aria-controls=move || open.get().then(|| menu.clone())
                aria-label=label.clone()
                title=label.clone()
                data-text=text.to_string()
                node_ref=button
                on:mousedown=keep_focus
                on:click=move |_| if open.get_untracked() { close_to_button() } else { open.set(true) }
                on:keydown=move |event| {
                    if event.key() == "ArrowDown" {
                        event.prevent_default();
                        open.set(true);
                    }
                }
            >
                {move || view! { <Icon name=icon.get() /> }}
                {in_sight}
            </button>
            {shown}
        </div>
    }
}

fn row(item: MenuItem, close: impl Fn() + Copy + 'static) -> impl IntoView {
    let role = if item.checked.is_some() {
        "menuitemradio"
    } else {
        "menuitem"
    };
    let checked = item.checked;
    view! {
        <li role="none">
            <button
                type="button"
                role=role
                tabindex="-1"
                aria-checked=move || checked.map(|checked| checked.get().to_string())
                on:click=move |_| {
                    close();
                    item.on_select.run(());
                }
            >
                <Icon name=item.icon />
                <span>{item.title}</span>
            </button>
        </li>
    }
}

fn entries(list: &HtmlElement) -> Vec<HtmlElement> {
    let Ok(found) = list.query_selector_all("button") else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|index| found.item(index)?.dyn_into().ok())
        .collect()
}

/// Moves the focus as the key says; false if the key says nothing here.
fn move_in(entries: &[HtmlElement], key: &str) -> bool {
    let count = entries.len();
    // A shadow root keeps its focus to itself: the document would name its host.
    let has_focus = |entry: &HtmlElement| matches!(entry.matches(":focus"), Ok(true));
    let current = entries.iter().position(has_focus).unwrap_or_default();
    let target = match key {
        "ArrowDown" => (current + 1) % count.max(1),
        "ArrowUp" => (current + count.saturating_sub(1)) % count.max(1),
        "Home" => 0,
        "End" => count.saturating_sub(1),
        _ => match starting_with(entries, current, key) {
            Some(found) => found,
            None => return false,
        },
    };
    focus_entry(entries, target);
    true
}

fn starting_with(entries: &[HtmlElement], current: usize, key: &str) -> Option<usize> {
    let mut letters = key.chars();
    let letter = letters.next().filter(|letter| letter.is_alphanumeric())?;
    if letters.next().is_some() {
        return None;
    }
    let after = (current + 1..entries.len()).chain(0..=current);
    after.into_iter().find(|index| {
        let text = entries[*index].text_content().unwrap_or_default();
        text.trim()
            .to_lowercase()
            .starts_with(letter.to_ascii_lowercase())
    })
}

fn focus_entry(entries: &[HtmlElement], index: usize) {
    if let Some(entry) = entries.get(index) {
        // Refused only where nothing can have the focus.
        let _ = entry.focus();
    }
}
