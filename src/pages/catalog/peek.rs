//! A look at an entity without leaving the list.

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use stylers_macro::style_sheet;

use crate::api::{ask, use_client};
use crate::language::words::list as words;
use crate::presentation::{
    EntityLinks, Lifecycle, Markdown, draw, icon, relation_label, safe_url, singular,
};
use crate::route::Route;
use crate::ui::{Button, ButtonVariant, Chip, Fact, Facts, Icon, Link, Skeleton};

/// Relations of one type before the rest becomes a number.
const RELATED: usize = 5;

/// Which entity is looked at.
#[derive(Clone, Copy)]
pub struct Peek(RwSignal<Option<EntityRef>>);

impl Peek {
    /// Looks at an entity, or at none.
    pub fn show(self, reference: Option<EntityRef>) {
        self.0.set(reference);
    }

    /// Looks at an entity, or no longer if it is the one.
    pub fn toggle(self, reference: EntityRef) {
        let same = self.0.get_untracked().as_ref() == Some(&reference);
        self.0.set((!same).then_some(reference));
    }

    /// Whether something is looked at.
    pub fn is_open(self) -> bool {
        self.0.read().is_some()
    }
}

/// For the list and its rows.
pub fn provide_peek() -> Peek {
    let peek = Peek(RwSignal::new(None));
    provide_context(peek);
    peek
}

/// The peek of this list.
///
/// # Panics
/// Outside the catalog page, which provides it.
pub fn use_peek() -> Peek {
    expect_context()
}

/// The panel beside the list. It leaves the focus where it is, so that the keys go on through the
/// rows and the panel follows.
#[component]
pub fn PeekPanel() -> impl IntoView {
    let peek = use_peek();
    let reference = peek.0;
    let on_key = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() {
            peek.show(None);
        }
    });
    on_cleanup(move || on_key.remove());
    let class_name = ["peek ", style_sheet!("style/components/peek.css")].concat();
    move || {
        reference.get().map(|reference| {
            view! {
                <aside class=class_name.clone() aria-label=words::peek()>
                    <Looked reference=reference />
                </aside>
            }
        })
    }
}

#[component]
fn Looked(reference: EntityRef) -> impl IntoView {
    let (client, peek) = (use_client(), use_peek());
    let href = Route::entity(&reference).href();
    let asked = reference.clone();
    let found = ask(
        move || asked.clone(),
        move |reference, signal| async move {
            Ok(client.entity(&reference, signal).await?.map(Arc::new))
        },
    );
    let waiting = || view! { <Skeleton lines=6 /> }.into_any();
    let shown = draw(found, waiting, |found| match found {
        None => view! { <p>{words::peek_gone()}</p> }.into_any(),
        Some(entity) => summary(&entity),
    });
    view! {
        <div class="head">
            <Icon name=icon(&reference.kind) />
            <span class="ref">{reference.to_string()}</span>
            <Button
                variant=ButtonVariant::Ghost
                icon="x"
                label=words::peek_close()
                on_press=move |()| peek.show(None)
            />
        </div>
        <div class="body">{shown}</div>
        <Link href=href>{words::peek_open_page()}</Link>
    }
}

fn summary(entity: &Entity) -> AnyView {
    let what = match entity.spec("type") {
        Some(of_type) => [&singular(&entity.reference().kind), " · ", of_type].concat(),
        None => singular(&entity.reference().kind),
    };
    let lifecycle = entity.spec("lifecycle").map(|value| {
        let value = value.to_owned();
        view! { <Lifecycle value=value /> }
    });
    let description = entity
        .description()
        .map(|text| view! { <Markdown text=text /> });
    let tags = entity
        .tags()
        .map(|tag| view! { <Chip text=tag.to_owned() /> })
        .collect_view();
    let links = entity
        .links()
        .filter_map(|link| {
            let href = safe_url(&link.url)?.to_owned();
            let title = link.title.clone().unwrap_or_else(|| href.clone());
            Some(view! { <li><Link href=href external=true>{title}</Link></li> })
        })
        .collect_view();
    let relations = relations(entity);
    view! {
        <h2>{entity.title()}</h2>
        <p class="what">{what} " " {lifecycle}</p>
        {description}
        <Facts>{relations}</Facts>
        <div class="tags">{tags}</div>
        <ul>{links}</ul>
    }
    .into_any()
}

/// Each type of relation with its first few ends.
fn relations(entity: &Entity) -> Vec<AnyView> {
    let mut kinds: Vec<String> = Vec::new();
    for relation in entity.relations() {
        if !kinds.contains(&relation.kind) {
            kinds.push(relation.kind);
        }
    }
    let fact = |kind: String| {
        let mut ends: Vec<EntityRef> = entity.related(&kind).collect();
        let more = ends.len().saturating_sub(RELATED);
        ends.truncate(RELATED);
        let more = (more > 0).then(|| [" ", &words::peek_more(&more.to_string())].concat());
        view! { <Fact label=relation_label(&kind)><EntityLinks references=ends /> {more}</Fact> }
            .into_any()
    };
    kinds.into_iter().map(fact).collect()
}
