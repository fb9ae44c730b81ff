//! What a Location points to.

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::registration::LOCATION;
use leptos::prelude::*;

use crate::language::words::overview as words;
use crate::presentation::{place_url, safe_url};
use crate::ui::{Card, Link};

/// Its targets, each a link to the file where that can be seen.
#[component]
pub fn Targets(entity: Arc<Entity>) -> impl IntoView {
    let base = entity.annotation(LOCATION).and_then(place_url);
    let items: Vec<_> = entity
        .targets()
        .map(|target| view! { <li>{item(target, base)}</li> })
        .collect();
    let count = items.len();
    let list = match count {
        0 => view! { <p>{words::no_targets()}</p> }.into_any(),
        _ => view! { <ul class="plain-list">{items}</ul> }.into_any(),
    };
    view! { <Card title=words::targets() count=count>{list}</Card> }
}

/// Targets are relative to the file that names them, as far as that is known (catalog-backend
/// `UrlReaderProcessor`).
fn item(target: &str, base: Option<&str>) -> AnyView {
    let resolved = base.and_then(|base| web_sys::Url::new_with_base(target, base).ok());
    let resolved = resolved.map(|url| url.href());
    let url = safe_url(resolved.as_deref().unwrap_or(target)).map(str::to_owned);
    let text = target.to_owned();
    match url {
        Some(url) => {
            view! { <Link href=url external=true icon="file-code">{text}</Link> }.into_any()
        }
        None => text.into_any(),
    }
}
