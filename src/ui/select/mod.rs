//! A choice among many, in a panel that can be searched (WAI-ARIA combobox with a listbox).

mod panel;

use leptos::html::{Button as ButtonElement, Div};
use leptos::prelude::*;
use stylers_macro::style_sheet;
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, KeyboardEvent, MouseEvent, Node};

use self::panel::Panel;
use super::{Icon, id};

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

/// How several chosen values go together.
#[derive(Clone, Copy)]
pub struct SelectModes {
    /// Values and what they are called: "any of", "none of". A single one is not shown.
    pub options: Signal<Vec<(String, String)>>,
    /// The one in force.
    pub value: Signal<String>,
    /// What the button says before the values.
    pub prefix: Signal<String>,
    /// Takes another one into force.
    pub on_change: Callback<String>,
}

/// What the panel works on.
#[derive(Clone, Copy)]
struct Choice {
    options: Signal<Vec<SelectOption>>,
    selected: Signal<Vec<String>>,
    multiple: bool,
    modes: Option<SelectModes>,
    on_change: Callback<Vec<String>>,
    on_press: Option<Callback<Vec<String>>>,
    counting: Signal<bool>,
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

    /// The values with this one chosen, or no longer chosen.
    fn with(self, value: &str) -> Vec<String> {
        let mut values = self.selected.get_untracked();
        match values.iter().position(|known| known == value) {
            Some(position) if self.multiple => _ = values.remove(position),
            _ if self.multiple => values.push(value.to_owned()),
            _ => values = vec![value.to_owned()],
        }
        values
    }

    fn choose(self, value: &str) {
        self.on_change.run(self.with(value));
    }

    fn press(self, value: &str) {
        if let Some(on_press) = self.on_press {
            on_press.run(self.with(value));
        }
    }

    /// "service", "service +2", "not service".
    fn summary(self, any: &str) -> String {
        let selected = self.selected.read();
        let Some(first) = selected.first() else {
            return any.to_owned();
        };
        let prefix = self.modes.map(|modes| modes.prefix.get());
        let options = self.options.read();
        let known = options.iter().find(|option| option.value == *first);
        let label = known.map_or(first.as_str(), |option| &option.label);
        let more = match selected.len() {
            1 => String::new(),
            count => [" +", &(count - 1).to_string()].concat(),
        };
        [&prefix.unwrap_or_default(), label, &more].concat()
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
    /// How several values go together, where there is a choice.
    #[prop(optional_no_strip)]
    modes: Option<SelectModes>,
    /// What the button says when nothing is chosen.
    #[prop(into)]
    any: String,
    /// Whether the panel is open; who waits for that can ask for the options then.
    open: RwSignal<bool>,
    /// Whether the options are being counted anew.
    #[prop(optional, into)]
    counting: Signal<bool>,
    /// What the panel says below the options, such as why there are none.
    #[prop(into)]
    note: Signal<Option<String>>,
    #[prop(into)] on_change: Callback<Vec<String>>,
    /// Hears what will be chosen if the reader lets go of the option that is pressed.
    #[prop(optional, into)]
    on_press: Option<Callback<Vec<String>>>,
) -> impl IntoView {
    let choice = Choice {
        options,
        selected,
        multiple,
        modes,
        on_change,
        on_press,
        counting,
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
            open.set(false);
        }
    };
    let close = Callback::new(move |()| {
        open.set(false);
        if let Some(button) = button.get_untracked() {
            // Refused only where nothing can have the focus.
            let _ = button.focus();
        }
    });
    let toggle = move |_: MouseEvent| {
        if open.get_untracked() {
            close.run(());
            return;
        }
        choice.words.set(String::new());
        choice.active.set(0);
        open.set(true);
    };
    // Pressing the button must not take the focus out of the panel: where browsers then focus
    // nothing, that closes it, and the click would open it again.
    let keep_focus = move |event: MouseEvent| event.prevent_default();
    let on_escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() && !event.is_composing() {
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
            open.get().then(|| {
                view! { <Panel choice=choice id=panel.clone() label=label.clone() note=note close=close /> }
            })
        }
    };
    view! {
        <div class=class_name node_ref=root on:focusout=on_leave on:keydown=on_escape>
            <button
                type="button"
                class="trigger"
                aria-haspopup="listbox"
                aria-expanded=move || open.get().to_string()
                aria-controls=move || open.get().then(|| panel.clone())
                data-chosen=narrowed
                node_ref=button
                on:mousedown=keep_focus
                on:click=toggle
            >
                <span class="name">{label}<span class="visually-hidden">": "</span></span>
                <span class="value">{move || choice.summary(&any)}</span>
                <Icon name="chevron-down" />
            </button>
            {shown}
        </div>
    }
}
