//! Plugins may lead elsewhere, but not unseen: the reader is asked.

use leptos::prelude::*;

use crate::ui::{Button, Dialog, Link};

/// Where a plugin wants to lead, if it does.
#[derive(Clone, Copy)]
pub struct Departure {
    open: RwSignal<bool>,
    wanted: RwSignal<(String, String)>,
}

impl Departure {
    /// Nowhere yet. Makes it known to all views.
    pub fn provide() -> Self {
        let departure = Self {
            open: RwSignal::new(false),
            wanted: RwSignal::new((String::new(), String::new())),
        };
        provide_context(departure);
        departure
    }

    /// Asks for the plugin of this name. One question at a time: who asks meanwhile is not heard.
    pub(super) fn ask(self, plugin: &str, url: String) {
        if self.open.try_get_untracked() == Some(false) {
            self.wanted.try_set((plugin.to_owned(), url));
            self.open.try_set(true);
        }
    }
}

/// The question, once in the page.
#[component]
pub fn DepartureDialog(departure: Departure) -> impl IntoView {
    let Departure { open, wanted } = departure;
    let asked = move || {
        let (plugin, url) = wanted.get();
        view! {
            <p>{plugin} " wants to lead you to another site:"</p>
            <p><Link href=url.clone() external=true>{url}</Link></p>
            <Button on_press=move |()| open.set(false)>"Stay here"</Button>
        }
    };
    view! { <Dialog open=open title="Leave the portal?">{asked()}</Dialog> }
}
