//! The inspector's overview: identity, annotations, labels, tags, relations, status.

use std::sync::Arc;

use catalog::entity::Entity;
use leptos::prelude::*;
use serde_json::Value;

use crate::language::words::{inspect as words, list};
use crate::presentation::{EntityLink, place_url};
use crate::ui::{Card, Chip, Code, CopyButton, Fact, Facts, Link, StatusDot, Tone};

/// The facts the catalog keeps beside what people wrote.
#[component]
pub fn Identity(entity: Arc<Entity>) -> impl IntoView {
    let reference = entity.reference().to_string();
    let facts = [
        (words::reference(), Some(reference.as_str())),
        (words::api_version(), entity.text(&["apiVersion"])),
        (list::field_kind(), Some(entity.reference().kind.as_str())),
        (list::field_type(), entity.spec("type")),
        ("UID", entity.text(&["metadata", "uid"])),
        ("ETag", entity.text(&["metadata", "etag"])),
    ]
    .into_iter()
    .filter_map(|(label, value)| Some((label, value?.to_owned())))
    .map(|(label, value)| {
        let copy = words::copy(label);
        view! {
            <Fact label=label><code>{value.clone()}</code> <CopyButton text=value label=copy /></Fact>
        }
    })
    .collect_view();
    view! {
        <Card title=words::identity()><Facts>{facts}</Facts></Card>
        {strings(&entity, words::annotations(), "annotations")}
        {strings(&entity, words::labels(), "labels")}
        {tags(&entity)}
        {relations(&entity)}
        {status(&entity)}
    }
}

/// A map of texts in the metadata; URLs, also behind `url:`, are links.
fn strings(entity: &Entity, title: &'static str, key: &str) -> Option<AnyView> {
    let map = entity.get(&["metadata", key])?.as_object()?;
    if map.is_empty() {
        return None;
    }
    let facts = map
        .iter()
        .map(|(key, value)| {
            let text = value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned);
            let url = place_url(&text).map(str::to_owned);
            let shown = match url {
                Some(url) => view! { <Link href=url external=true>{text}</Link> }.into_any(),
                None => view! { <span>{text}</span> }.into_any(),
            };
            view! { <Fact label=key.clone()>{shown}</Fact> }
        })
        .collect_view();
    Some(view! { <Card title=title count=map.len()><Facts>{facts}</Facts></Card> }.into_any())
}

fn relations(entity: &Entity) -> Option<AnyView> {
    let relations: Vec<_> = entity.relations().collect();
    if relations.is_empty() {
        return None;
    }
    let count = relations.len();
    let mut facts: Vec<(String, Vec<AnyView>)> = Vec::new();
    for relation in relations {
        let title = relation.target.to_string();
        let link =
            view! { <li><EntityLink reference=relation.target title=title /></li> }.into_any();
        match facts.iter_mut().find(|(kind, _)| *kind == relation.kind) {
            Some((_, links)) => links.push(link),
            None => facts.push((relation.kind, vec![link])),
        }
    }
    let facts = facts
        .into_iter()
        .map(|(kind, links)| view! { <Fact label=kind><ul class="plain-list">{links}</ul></Fact> })
        .collect_view();
    Some(
        view! { <Card title=words::relations() count=count><Facts>{facts}</Facts></Card> }
            .into_any(),
    )
}

fn tags(entity: &Entity) -> Option<AnyView> {
    let tags: Vec<_> = entity.tags().map(str::to_owned).collect();
    let count = tags.len();
    let chips = tags.into_iter().map(|tag| view! { <Chip text=tag /> });
    let chips = chips.collect_view();
    (count > 0).then(|| {
        view! { <Card title=words::tags() count=count><div class="chips">{chips}</div></Card> }
            .into_any()
    })
}

/// Everything that is said of an item: sources other than the catalog write what they like.
fn status(entity: &Entity) -> Option<AnyView> {
    let items = entity.get(&["status", "items"]).and_then(Value::as_array)?;
    if items.is_empty() {
        return None;
    }
    let shown = items.iter().map(status_item).collect_view();
    Some(view! { <Card title=words::status() count=items.len()>{shown}</Card> }.into_any())
}

fn status_item(item: &Value) -> impl IntoView + use<> {
    let text = |key: &str| item.get(key).and_then(Value::as_str).unwrap_or_default();
    let level = match text("level") {
        "" => "error",
        level => level,
    };
    let tone = match level {
        "error" => Tone::Danger,
        "warning" => Tone::Warning,
        _ => Tone::Info,
    };
    let (level, kind, message) = (
        level.to_owned(),
        text("type").to_owned(),
        text("message").to_owned(),
    );
    // A JSON value always prints.
    let whole = serde_json::to_string_pretty(item).unwrap_or_default();
    view! {
        <div class="status-item">
            <p><StatusDot tone=tone text=level /> " " <code>{kind}</code></p>
            <p>{message}</p>
            <details>
                <summary>{words::in_full()}</summary>
                <Code text=whole label=words::status_as_json() />
            </details>
        </div>
    }
}
