//! What a plugin may do, in words.

use std::sync::Arc;

use catalog::plugin::{Isolation, Reach};
use leptos::prelude::*;

use crate::language::words::settings as words;
use crate::plugin::Plugin;
use crate::ui::{Fact, Facts};

/// Where its code runs and what it may ask for, with what it wanted and did not get.
#[component]
pub fn Permissions(plugin: Arc<Plugin>) -> impl IntoView {
    let isolation = match plugin.isolation {
        Isolation::Frame => words::plugin_runs_in_frame(),
        Isolation::Page => words::plugin_runs_in_page(),
    };
    let Reach { endpoints, origins } = plugin.reach.clone();
    let wanted = plugin.manifest.reach.clone();
    let refused = [
        missing(&wanted.endpoints, &endpoints),
        missing(&wanted.origins, &origins),
    ]
    .concat();
    let refused = (!refused.is_empty()).then(|| {
        view! { <Fact label=words::plugin_not_granted()>{list(&refused)}</Fact> }
    });
    view! {
        <Facts>
            <Fact label=words::plugin_runs()>{isolation}</Fact>
            <Fact label=words::plugin_endpoints()>{list(&endpoints)}</Fact>
            <Fact label=words::plugin_origins()>{list(&origins)}</Fact>
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
        return words::plugin_nothing().into_any();
    }
    let items: Vec<_> = texts
        .iter()
        .map(|text| view! { <li><code>{text.clone()}</code></li> })
        .collect();
    view! { <ul class="plain-list">{items}</ul> }.into_any()
}
