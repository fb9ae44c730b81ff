//! The card that says what an entity is.

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::people::{GroupLinks, Portrait};
use crate::language::words::{entity, list, overview as words};
use crate::presentation::{EntityLinks, Lifecycle, Markdown, safe_url, singular};
use crate::route::Route;
use crate::ui::{Card, Chip, Fact, Facts, Link};

/// Description, owner, where it belongs, type, lifecycle, tags, and the way to its source.
#[component]
pub fn About(entity: Arc<Entity>) -> impl IntoView {
    let description = match entity.description() {
        Some(text) => view! { <Markdown text=text /> }.into_any(),
        None => view! { <p>{words::no_description()}</p> }.into_any(),
    };
    let kind = singular(&entity.reference().kind);
    let facts = facts(&entity);
    let class_name = ["about ", style_sheet!("style/components/about.css")].concat();
    view! {
        <Card title=words::about()>
            <div class=class_name><Portrait entity=entity /> {description}</div>
            <Facts>
                <Fact label=list::field_kind()>{kind}</Fact>
                {facts}
            </Facts>
        </Card>
    }
}

fn facts(entity: &Entity) -> Vec<AnyView> {
    let lifecycle = entity.spec("lifecycle").map(|value| {
        let value = value.to_owned();
        view! { <Fact label=list::field_lifecycle()><Lifecycle value=value /></Fact> }.into_any()
    });
    let mut facts: Vec<AnyView> = entity
        .spec("type")
        .map(|value| fact(list::field_type(), value))
        .into_iter()
        .collect();
    facts.extend(lifecycle);
    facts.extend(belonging(entity));
    facts.extend(profile(entity));
    facts.extend(tags(entity));
    facts.extend(source(entity));
    facts
}

fn fact(label: &'static str, value: &str) -> AnyView {
    let value = value.to_owned();
    view! { <Fact label=label>{value}</Fact> }.into_any()
}

/// Owner, and the system, domain or group it is part of. What a built-in kind should have and
/// lacks is said.
fn belonging(entity: &Entity) -> Vec<AnyView> {
    let owners: Vec<EntityRef> = entity.related("ownedBy").collect();
    let (systems, parents): (Vec<_>, Vec<_>) = entity
        .related("partOf")
        .partition(|parent| parent.kind.eq_ignore_ascii_case("system"));
    let owned = !matches!(
        entity.reference().kind.to_ascii_lowercase().as_str(),
        "group" | "user" | "location"
    );
    let mut facts = Vec::new();
    if !owners.is_empty() {
        facts.push(links(list::field_owner(), owners));
    } else if owned {
        facts.push(fact(list::field_owner(), words::no_owner()));
    }
    for (label, references) in [
        (list::field_system(), systems),
        (entity::part_of(), parents),
    ] {
        if !references.is_empty() {
            facts.push(links(label, references));
        }
    }
    for (label, relation) in [
        (words::parent_group(), "childOf"),
        (words::sub_groups(), "parentOf"),
        (words::member_of(), "memberOf"),
    ] {
        let references: Vec<EntityRef> = entity.related(relation).collect();
        if !references.is_empty() {
            facts.push(view! { <GroupLinks label=label references=references /> }.into_any());
        }
    }
    facts
}

fn links(label: &'static str, references: Vec<EntityRef>) -> AnyView {
    view! { <Fact label=label><EntityLinks references=references /></Fact> }.into_any()
}

fn profile(entity: &Entity) -> Option<AnyView> {
    let email = entity.text(&["spec", "profile", "email"])?.to_owned();
    let href = ["mailto:", &email].concat();
    Some(view! { <Fact label=words::email()><Link href=href>{email}</Link></Fact> }.into_any())
}

/// Tags lead to the list of whatever else of this kind has them.
fn tags(entity: &Entity) -> Option<AnyView> {
    let kind = entity.reference().kind.to_lowercase();
    let chips: Vec<_> = entity
        .tags()
        .map(|tag| {
            let listing = catalog::listing::Listing {
                kind: Some(kind.clone()),
                tags: vec![tag.to_owned()],
                ..Default::default()
            };
            let href = Route::Catalog(listing).href();
            view! { <Chip text=tag.to_owned() href=href /> }
        })
        .collect();
    (!chips.is_empty()).then(|| view! { <Fact label=list::field_tags()>{chips}</Fact> }.into_any())
}

fn source(entity: &Entity) -> Option<AnyView> {
    let location = entity.annotation("backstage.io/source-location")?;
    let url = safe_url(location.strip_prefix("url:").unwrap_or(location))?.to_owned();
    Some(
        view! {
            <Fact label=words::source()>
                <Link href=url external=true icon="code">{entity::view_source()}</Link>
            </Fact>
        }
        .into_any(),
    )
}
