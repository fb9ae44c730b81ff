//! It was registered: the entities, each as soon as the catalog has it.

use std::sync::Arc;
use std::time::Duration;

use catalog::entity_ref::EntityRef;
use leptos::html::H2;
use leptos::prelude::*;

use super::review::{entities, focus_once_there};
use super::{Import, Step};
use crate::api::{Rehearsal, ask};
use crate::language::words::import as words;
use crate::presentation::{EntityLink, icon};
use crate::ui::{Button, Icon, StatusDot, Tone, announce};

/// How long to wait before looking whether a backend has read the file, and how often.
const A_WHILE: Duration = Duration::from_millis(1500);
const LOOKS: u32 = 40;

/// Entities that are listed.
const LISTED: usize = 50;

/// Links to what is there; a backend takes a moment to read a file.
#[component]
pub(super) fn Done(import: Import, file: Rehearsal) -> impl IntoView {
    let heading = NodeRef::<H2>::new();
    focus_once_there(heading);
    let title = if file.exists {
        words::refreshed()
    } else {
        words::registered()
    };
    announce(title.to_owned());
    let names: Vec<EntityRef> = entities(&file)
        .iter()
        .take(LISTED)
        .map(|entity| entity.reference().clone())
        .collect();
    let names = Arc::new(names);
    let looks = RwSignal::new(0);
    let asked = Arc::clone(&names);
    let found = ask(
        move || (looks.get(), Arc::clone(&asked)),
        move |(_, names), signal| async move {
            let fields = ["kind", "metadata.name", "metadata.namespace"];
            import.client.entities(&names, &fields, signal).await
        },
    );
    let is_complete = Memo::new(move |_| match &*found.latest().read() {
        Some(Ok(found)) => found.iter().all(Option::is_some),
        _ => false,
    });
    Effect::new(move |_| {
        found.latest().track();
        if is_complete.get() {
            announce(words::all_there_now().to_owned());
        } else if looks.get_untracked() < LOOKS {
            // The page may be left by then.
            set_timeout(move || _ = looks.try_update(|looks| *looks += 1), A_WHILE);
        }
    });
    let rows = move || {
        let latest = found.latest().read();
        let found = latest.as_ref().and_then(|latest| latest.as_ref().ok());
        let rows = names.iter().enumerate().map(|(place, name)| {
            let known = found.and_then(|found| found.get(place)?.as_ref());
            row(name, known.map(|entity| entity.reference().clone()))
        });
        rows.collect_view()
    };
    let said = move || match is_complete.get() {
        true => words::all_there(),
        false => words::reading(),
    };
    let again = move |()| {
        import.url.set(String::new());
        import.step.set(Step::Asking(None));
    };
    view! {
        <section aria-labelledby="done">
            <h2 id="done" tabindex="-1" node_ref=heading><Icon name="check-circle" /> {title}</h2>
            <p>{said}</p>
            <ul class="plain-list">{rows}</ul>
            <div class="buttons"><Button on_press=again>{words::another()}</Button></div>
        </section>
    }
}

fn row(name: &EntityRef, known: Option<EntityRef>) -> AnyView {
    match known {
        Some(reference) => view! { <li><EntityLink reference=reference /></li> }.into_any(),
        None => view! {
            <li>
                <Icon name=icon(&name.kind) /> " " {name.short()} " "
                <StatusDot tone=Tone::Neutral text=words::not_read() />
            </li>
        }
        .into_any(),
    }
}
