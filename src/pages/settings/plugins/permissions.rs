//! What a plugin may do, in words.

use std::sync::Arc;

use catalog::plugin::{Isolation, Reach};
use leptos::prelude::*;

use crate::plugin::Plugin;
use crate::ui::{Fact, Facts};

/// Where its code runs and what it may ask for, with what it wanted and did not get.
#[component]
pub fn Permissions(plugin: Arc<Plugin>) -> impl IntoView {
    let isolation = match plugin.isolation {
        Isolation::Frame => {
            "In a frame of its own. It sees nothing of the portal: not what you are signed in with, no other page, no storage but its own. What is listed here is all it can ask for."
        }
        Isolation::Page => {
            "In the page, as a part of the portal. It can do whatever you can do here: whoever installed it trusts it as much as the portal itself."
        }
    };
    let Reach { endpoints, origins } = plugin.reach.clone();
    let wanted = plugin.manifest.reach.clone();
    let refused = [
        missing(&wanted.endpoints, &endpoints),
        missing(&wanted.origins, &origins),
    ]
    .concat();
    let refused = (!refused.is_empty()).then(|| {
        view! { <Fact label="Asked for, not granted">{list(&refused)}</Fact> }
    });
    view! {
        <Facts>
            <Fact label="Runs">{isolation}</Fact>
            <Fact label="Asks the backend, in your name">{list(&endpoints)}</Fact>
            <Fact label="Asks other sites, as nobody">{list(&origins)}</Fact>
            {refused}
        </Facts>
    }
}

fn missing(wanted: &[String], granted: &[String]) -> Vec<String> {
    let missing = wanted.iter().filter(|wanted| !granted.contains(wanted));
    missing.cloned().collect()
}

fn list(texts: &[String]) -> AnyView {
    if texts.is_empty() {
        return "nothing".into_any();
    }
    let items: Vec<_> = texts
        .iter()
        .map(|text| view! { <li><code>{text.clone()}</code></li> })
        .collect();
    view! { <ul class="plain-list">{items}</ul> }.into_any()
}
