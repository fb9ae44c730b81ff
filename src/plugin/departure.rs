//! Plugins may lead elsewhere, but not unseen: the reader is asked.

use leptos::prelude::*;

use crate::language::words::plugin as words;
use crate::ui::{Button, Dialog, Link};

/// Where a plugin wants to lead, if it does.
#[derive(Clone, Copy)]
pub struct Departure {
    open: RwSignal<bool>,
    wanted: RwSignal<(String, String)>,
    /// When it was last answered; milliseconds.
    answered: StoredValue<f64>,
}

/// Who has just been answered is not asked again at once, whatever a plugin wants; milliseconds.
const PEACE: f64 = 2_000.0;

impl Departure {
    /// Nowhere yet. Makes it known to all views.
    pub fn provide() -> Self {
        let departure = Self {
            open: RwSignal::new(false),
            wanted: RwSignal::new((String::new(), String::new())),
            answered: StoredValue::new(0.0),
        };
        provide_context(departure);
        departure
    }

    /// Asks for the plugin of this name. One question at a time: who asks meanwhile is not heard.
    pub(super) fn ask(self, plugin: &str, url: String) {
        let answered = self.answered.try_get_value().unwrap_or(f64::INFINITY);
        let is_at_peace = js_sys::Date::now() - answered < PEACE;
        if !is_at_peace && self.open.try_get_untracked() == Some(false) {
            self.wanted.try_set((plugin.to_owned(), url));
            self.open.try_set(true);
        }
    }
}

/// The question, once in the page.
#[component]
pub fn DepartureDialog(departure: Departure) -> impl IntoView {
    let Departure {
        open,
        wanted,
        answered,
    } = departure;
    Effect::new(move |was_open: Option<bool>| {
        let is_open = open.get();
        if was_open == Some(true) && !is_open {
            answered.set_value(js_sys::Date::now());
        }
        is_open
    });
    let asked = move || {
        let (plugin, url) = wanted.get();
        view! {
            <p>{words::leads_away(&plugin)}</p>
            <p><Link href=url.clone() external=true>{url}</Link></p>
            <Button on_press=move |()| open.set(false)>{words::stay()}</Button>
        }
    };
    view! { <Dialog open=open title=words::leave()>{asked()}</Dialog> }
}
