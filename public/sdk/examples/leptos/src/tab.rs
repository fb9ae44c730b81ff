//! The tab itself.

use leptos::prelude::*;
use web_sys::MouseEvent;

use crate::host::{Host, sentence};
use crate::rota::{Entity, name_of, path_of, turns};

/// Who answers for an entity: for a group its members, for anything else those of its owner.
#[component]
pub fn Tab(entity: RwSignal<Entity, LocalStorage>, host: Host) -> impl IntoView {
    let asking = host.clone();
    let group = LocalResource::new(move || find_group(entity.get(), asking.clone()));
    view! {
        <section aria-label="On call">
            {move || match group.get() {
                None => view! { <p role="status">"Loading"</p> }.into_any(),
                Some(Err(problem)) => view! {
                    <div role="alert">
                        <p>{problem}</p>
                        <button type="button" on:click=move |_| group.refetch()>"Try again"</button>
                    </div>
                }.into_any(),
                Some(Ok(None)) => view! { <p>"No group owns this, so nobody is on call for it."</p> }.into_any(),
                Some(Ok(Some(group))) => view! { <Turns group host=host.clone() /> }.into_any(),
            }}
        </section>
    }
}

async fn find_group(entity: Entity, host: Host) -> Result<Option<Entity>, String> {
    if entity.is_group() {
        return Ok(Some(entity));
    }
    let Some(owner) = entity.owner() else {
        return Ok(None);
    };
    match host.json(&path_of(owner)).await {
        Ok(group) => Entity::read(group).map(Some).map_err(sentence),
        // Nobody looks at it any more.
        Err(_) if host.signal().aborted() => Ok(None),
        Err(problem) => Err(problem),
    }
}

#[component]
fn Turns(group: Entity, host: Host) -> impl IntoView {
    let turns = turns(&group.members(), js_sys::Date::now());
    let label = group.label().to_owned();
    let Some((now, later)) = turns.split_first() else {
        return view! { <p>{format!("{label} has no members.")}</p> }.into_any();
    };
    let later: Vec<_> = later
        .iter()
        .map(|person| view! { <li><Person reference=person.clone() host=host.clone() /></li> })
        .collect();
    let has_later = !later.is_empty();
    view! {
        <h2>{format!("This week for {label}")}</h2>
        <p class="now"><Person reference=now.clone() host=host.clone() /></p>
        <div hidden=!has_later>
            <h3>"In the weeks after"</h3>
            <ol>{later}</ol>
        </div>
    }
    .into_any()
}

#[component]
fn Person(reference: String, host: Host) -> impl IntoView {
    let name = name_of(&reference).to_owned();
    let Ok(href) = host.href(&reference) else {
        return name.into_any();
    };
    let target = href.clone();
    let go = move |event: MouseEvent| {
        // The browser opens other tabs by itself.
        if event.ctrl_key() || event.meta_key() || event.shift_key() || event.button() != 0 {
            return;
        }
        // It fails where the view is left already, and then there is nowhere to go.
        if host.navigate(&target).is_ok() {
            event.prevent_default();
        }
    };
    view! { <a href=href on:click=go>{name}</a> }.into_any()
}
