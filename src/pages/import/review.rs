//! What registering a file would do, and the button that does it.

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use catalog::permission::Permission;
use catalog::registration::ORIGIN;
use leptos::html::H2;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Import, Step};
use crate::api::{Error, Rehearsal, ask, use_permission};
use crate::language::words::import as words;
use crate::presentation::{EntityLink, icon, refused, singular, without_origin};
use crate::ui::{Button, ButtonVariant, Icon, Notice, StatusDot, Table, Tone, announce};

/// Rows in sight before the reader asks for all of them.
const FIRST_ROWS: usize = 50;

/// What is asked of those that exist.
const FIELDS: [&str; 4] = [
    "kind",
    "metadata.name",
    "metadata.namespace",
    "metadata.annotations",
];

/// The entities of a file without the one that the catalog makes for the file itself.
pub(super) fn entities(file: &Rehearsal) -> Vec<&Entity> {
    let own = file.location.entity.as_ref();
    let all = file.entities.iter();
    all.filter(|entity| Some(entity.reference()) != own && !is_generated(entity))
        .collect()
}

fn is_generated(entity: &Entity) -> bool {
    let EntityRef { kind, name, .. } = entity.reference();
    kind.eq_ignore_ascii_case("location") && name.starts_with("generated-")
}

/// Every entity of the file with what becomes of it.
#[component]
pub(super) fn Review(import: Import, file: Rehearsal) -> impl IntoView {
    let heading = NodeRef::<H2>::new();
    focus_once_there(heading);
    let names: Vec<EntityRef> = entities(&file)
        .iter()
        .map(|entity| entity.reference().clone())
        .collect();
    let count = names.len();
    let exists = file.exists;
    let title = words::stands_there(count);
    announce(title.clone());
    let origin = file.location.annotation();
    // What is new is registered by whoever sees this; that was asked before.
    let may_go_on = match subject(&file).filter(|_| exists) {
        Some(subject) => use_permission(Permission::EntityRefresh(subject.clone())),
        None => Signal::stored(true),
    };
    let said = exists.then(|| {
        let advice = move || {
            let may = may_go_on.get();
            may.then(|| view! { <p>{words::exists_note()}</p> })
        };
        view! {
            <Notice tone=Tone::Info title=words::exists_already()>{advice}</Notice>
        }
    });
    view! {
        <section aria-labelledby="review">
            <h2 id="review" tabindex="-1" node_ref=heading>{title}</h2>
            {said}
            {(count > 0).then(|| view! { <Rows import=import names=names origin=origin /> })}
            <Register import=import file=file may_go_on=may_go_on />
        </section>
    }
}

/// Moves the focus to a heading as soon as it is there: what was pressed is gone.
pub(super) fn focus_once_there(heading: NodeRef<H2>) {
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            // Refused only where nothing can have the focus.
            let _ = heading.focus();
        }
    });
}

#[component]
fn Rows(import: Import, names: Vec<EntityRef>, origin: String) -> impl IntoView {
    let all = RwSignal::new(names.len() <= FIRST_ROWS);
    let names = Arc::new(names);
    let asked = Arc::clone(&names);
    let known = ask(
        move || Arc::clone(&asked),
        move |names, signal| async move { import.client.entities(&names, &FIELDS, signal).await },
    );
    let total = names.len().to_string();
    let rows = move || {
        let shown = if all.get() { names.len() } else { FIRST_ROWS };
        let latest = known.latest().read();
        let found = latest.as_ref().and_then(|latest| latest.as_ref().ok());
        let rows = names
            .iter()
            .take(shown)
            .enumerate()
            .map(|(place, name)| row(name, found.and_then(|found| found.get(place)), &origin));
        rows.collect_view()
    };
    let more = move || {
        let text = words::show_all(&total);
        (!all.get()).then(|| view! { <Button on_press=move |()| all.set(true)>{text}</Button> })
    };
    view! {
        <Table label=words::entities()>
            <thead>
                <tr>
                    <th scope="col">{words::name()}</th>
                    <th scope="col">{words::kind()}</th>
                    <th scope="col">{words::in_catalog()}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
        {more}
    }
}

/// What becomes of one: `known` is the entity of its name, once it is known whether there is one.
fn row(name: &EntityRef, known: Option<&Option<Entity>>, origin: &str) -> AnyView {
    let shown = match known {
        Some(Some(entity)) => {
            view! { <EntityLink reference=entity.reference().clone() /> }.into_any()
        }
        _ => view! { <Icon name=icon(&name.kind) /> " " {name.short()} }.into_any(),
    };
    let fate = match known {
        None => ().into_any(),
        Some(None) => view! { <StatusDot tone=Tone::Success text=words::new() /> }.into_any(),
        Some(Some(entity)) => match entity.annotation(ORIGIN) {
            Some(other) if other != origin => {
                let other = without_origin(other.strip_prefix("url:").unwrap_or(other));
                let text = words::stays(&other);
                view! { <StatusDot tone=Tone::Warning text=words::exists_elsewhere() /> <p class="why">{text}</p> }.into_any()
            }
            _ => view! { <StatusDot tone=Tone::Info text=words::exists() /> }.into_any(),
        },
    };
    view! {
        <tr>
            <td>{shown}</td>
            <td>{singular(&name.kind)}</td>
            <td>{fate}</td>
        </tr>
    }
    .into_any()
}

/// Registers the file, or has it read again where it is registered.
#[component]
fn Register(import: Import, file: Rehearsal, may_go_on: Signal<bool>) -> impl IntoView {
    let busy = RwSignal::new(false);
    let failure = RwSignal::new(None::<Error>);
    let exists = file.exists;
    let press = move |()| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let file = file.clone();
        spawn_local(async move {
            match register(import, &file).await {
                Ok(()) => _ = import.step.try_set(Step::Done(file)),
                Err(error) => _ = failure.try_set(Some(error)),
            }
            busy.try_set(false);
        });
    };
    let text = move || match (exists, busy.get()) {
        (false, false) => words::register(),
        (false, true) => words::registering(),
        (true, false) => words::refresh(),
        (true, true) => words::refreshing(),
    };
    view! {
        {move || failure.get().map(|error| refused(&error))}
        <div class="buttons">
            <Button on_press=move |()| import.step.set(Step::Asking(None))>{words::cancel()}</Button>
            {move || {
                let press = press.clone();
                may_go_on.get().then(|| {
                    view! { <Button variant=ButtonVariant::Primary on_press=press>{text}</Button> }
                })
            }}
        </div>
    }
}

async fn register(import: Import, file: &Rehearsal) -> Result<(), Error> {
    if !file.exists {
        return import.client.register(&file.location.target).await;
    }
    match subject(file) {
        Some(reference) => import.client.refresh(reference).await,
        None => Err(Error::Unreadable),
    }
}

/// The entity that stands for the file; a backend that does not name it lists it first.
fn subject(file: &Rehearsal) -> Option<&EntityRef> {
    let first = file.entities.first().map(|entity| entity.reference());
    file.location.entity.as_ref().or(first)
}
