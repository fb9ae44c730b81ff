//! The links an entity carries.

use std::sync::Arc;

use catalog::entity::{Entity, Link as EntityLink};
use leptos::prelude::*;

use crate::language::words::overview as words;
use crate::presentation::safe_url;
use crate::ui::{Card, Icon, Link};

/// `metadata.links`, each with its icon; nothing if there are none.
#[component]
pub fn Links(entity: Arc<Entity>) -> impl IntoView {
    let links: Vec<EntityLink> = entity.links().collect();
    (!links.is_empty()).then(|| {
        let items = links.into_iter().map(item).collect_view();
        view! {
            <Card title=words::links()>
                <ul class="plain-list">{items}</ul>
            </Card>
        }
    })
}

fn item(link: EntityLink) -> impl IntoView {
    let text = link.title.unwrap_or_else(|| link.url.clone());
    let icon = icon(link.icon.as_deref());
    match safe_url(&link.url).map(str::to_owned) {
        Some(url) => {
            view! { <li><Link href=url external=true icon=icon>{text}</Link></li> }.into_any()
        }
        None => {
            // Not something a browser should follow: the reader sees what was written.
            let written = (text != link.url).then(|| [" (", &link.url, ")"].concat());
            view! { <li><Icon name=icon /> " " {text} {written}</li> }.into_any()
        }
    }
}

/// Icon names as entities use them, in Backstage's own words and the common ones.
fn icon(name: Option<&str>) -> &'static str {
    match name.unwrap_or_default().to_ascii_lowercase().as_str() {
        "docs" | "techdocs" | "article" | "book" | "description" => "book-open",
        "dashboard" | "gauge" | "grafana" => "gauge",
        "github" | "gitlab" | "source" => "code",
        "chat" | "slack" | "message" => "message-square",
        "email" | "mail" => "mail",
        "code" => "code",
        "help" | "info" => "info",
        "group" | "people" => "users",
        "user" | "person" => "user",
        "alert" | "warning" | "pagerduty" => "alert-triangle",
        "kind:api" | "api" => "plug",
        _ => "globe",
    }
}
