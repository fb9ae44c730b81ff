//! The definition of an API, as a page to read and as the text it is.

use std::sync::Arc;

use catalog::entity::Entity;
use leptos::prelude::*;
use serde_json::Value;
use stylers_macro::style_sheet;

use super::{LazyView, SourceView, safe_url};
use crate::language::{HERE, around, words::document as words};
use crate::lazy::{DEFINITION, DEFINITION_READER, OPENAPI};
use crate::site::worker_address;
use crate::ui::{Empty, Link, Notice, Segmented, Table, Tone};

/// How a definition is drawn beside its text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Drawn {
    By(&'static str),
    /// Servers to connect to.
    Remotes,
    /// The text says it best.
    Not,
}

/// A definition, drawn and raw. Anything may stand in an entity: what cannot be drawn is said, and
/// the text stands below.
#[component]
pub fn Definition(
    entity: Arc<Entity>,
    /// Whether the raw text is shown.
    raw: Signal<bool>,
    /// Asks for the one or the other.
    #[prop(into)]
    on_raw: Callback<bool>,
) -> impl IntoView {
    let of_type = entity.spec("type").unwrap_or_default().to_ascii_lowercase();
    let drawn = drawn_by(&entity, &of_type);
    let text = text_of(&entity, drawn);
    let name = entity.reference().name.clone();
    let source = {
        let (of_type, text) = (of_type.clone(), text.clone().unwrap_or_default());
        move || {
            view! {
                <SourceView text=text.clone() label=words::definition() language=of_type.clone() name=name.clone() />
            }
        }
    };
    let class_name = [
        "definition ",
        style_sheet!("style/components/definition.css"),
    ]
    .concat();
    let body = match (text, drawn) {
        (None, _) => missing(&entity).into_any(),
        (Some(text), _) if text.trim().is_empty() => view! {
            <Empty icon="plug" title=words::empty()>
                {words::empty_note()}
            </Empty>
        }
        .into_any(),
        (Some(_), Drawn::Not) => source().into_any(),
        (Some(text), _) => {
            let shown = move || {
                if raw.get() {
                    return source().into_any();
                }
                match drawn {
                    Drawn::By(module) => {
                        let (text, source) = (Arc::clone(&text), source.clone());
                        rendered(module, &of_type, text, source)
                    }
                    _ => remotes(&entity).into_any(),
                }
            };
            view! { {choice(raw, on_raw)} {shown} }.into_any()
        }
    };
    view! { <div class=class_name>{body}</div> }
}

fn drawn_by(entity: &Entity, of_type: &str) -> Drawn {
    match of_type {
        "openapi" => Drawn::By(OPENAPI),
        "asyncapi" | "graphql" | "grpc" => Drawn::By(DEFINITION),
        _ if entity
            .get(&["spec", "remotes"])
            .is_some_and(Value::is_array) =>
        {
            Drawn::Remotes
        }
        _ => Drawn::Not,
    }
}

/// The text of the definition. What is no text, a backend may let through: it is shown as JSON.
fn text_of(entity: &Entity, drawn: Drawn) -> Option<Arc<str>> {
    let definition = entity.get(&["spec", "definition"]);
    let value = match drawn {
        Drawn::Remotes => definition.or_else(|| entity.get(&["spec", "remotes"])),
        _ => definition,
    };
    match value? {
        Value::Null => None,
        Value::String(text) => Some(text.as_str().into()),
        // A JSON value always prints.
        other => Some(
            serde_json::to_string_pretty(other)
                .unwrap_or_default()
                .into(),
        ),
    }
}

fn missing(entity: &Entity) -> impl IntoView + use<> {
    let of_type = entity.spec("type").unwrap_or_default();
    let (before, behind) = around(&words::missing_note(of_type, HERE, HERE));
    let (between, behind) = around(&behind);
    view! {
        <Empty icon="plug" title=words::missing()>
            {before} <code>"spec.definition"</code> {between} <code>"spec.remotes"</code> {behind}
        </Empty>
    }
}

fn choice(raw: Signal<bool>, on_raw: Callback<bool>) -> impl IntoView {
    let options = [("drawn", words::drawn()), ("raw", words::raw())];
    let options: Vec<(String, String)> = options
        .into_iter()
        .map(|(value, label)| (value.to_owned(), label.to_owned()))
        .collect();
    let value = Signal::derive(move || if raw.get() { "raw" } else { "drawn" }.to_owned());
    let choose = move |chosen: String| on_raw.run(chosen == "raw");
    view! { <Segmented label=words::view() options=options value=value on_change=choose /> }
}

/// What a module draws; or why it cannot, above the text.
fn rendered<V: IntoView + 'static>(
    module: &'static str,
    of_type: &str,
    text: Arc<str>,
    source: impl Fn() -> V + Send + 'static,
) -> AnyView {
    let problem = RwSignal::new(None::<String>);
    let options = vec![
        ("type", of_type.to_owned()),
        ("reader", worker_address(DEFINITION_READER)),
    ];
    let broken = Callback::new(move |reason| _ = problem.try_set(Some(reason)));
    let shown = move || match problem.get() {
        Some(reason) => view! {
            <Notice tone=Tone::Warning title=words::undrawable()>
                <p class="reason">{reason}</p>
            </Notice>
            {source()}
        }
        .into_any(),
        None => view! {
            <LazyView
                module=module
                text=Arc::clone(&text)
                options=options.clone()
                on_problem=broken
                class="drawn".to_owned()
            />
        }
        .into_any(),
    };
    view! { {shown} }.into_any()
}

/// Where an MCP server listens.
fn remotes(entity: &Entity) -> impl IntoView + use<> {
    let remotes = entity.get(&["spec", "remotes"]).and_then(Value::as_array);
    let rows: Vec<_> = remotes
        .into_iter()
        .flatten()
        .map(|remote| {
            let text = |key| {
                remote
                    .get(key)
                    .and_then(Value::as_str)
                    .unwrap_or_default()
                    .to_owned()
            };
            let url = text("url");
            let link = match safe_url(&url).map(str::to_owned) {
                Some(href) => view! { <Link href=href external=true>{url}</Link> }.into_any(),
                None => view! { <code>{url}</code> }.into_any(),
            };
            view! { <tr><td>{text("type")}</td><td class="url">{link}</td></tr> }
        })
        .collect();
    view! {
        <Table label=words::remotes()>
            <thead><tr><th scope="col">{words::of_type()}</th><th scope="col">{words::url()}</th></tr></thead>
            <tbody>{rows}</tbody>
        </Table>
    }
}
