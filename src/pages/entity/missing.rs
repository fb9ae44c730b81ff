//! The page of an entity that is not there, and why, where the catalog knows.

use catalog::entity_ref::EntityRef;
use catalog::listing::Listing;
use leptos::prelude::*;

use crate::api::{ask, use_client};
use crate::presentation::{plural, set_title, singular, without_origin};
use crate::route::Route;
use crate::session::use_visits;
use crate::ui::{Button, Empty, Link, Notice, Tone};

/// Not found; or found and refused, with the reasons.
#[component]
pub fn Missing(
    reference: EntityRef,
    /// Asks for it again: it may have come meanwhile, or something in between may have answered.
    on_retry: Callback<()>,
) -> impl IntoView {
    use_visits().forget(&reference);
    let client = use_client();
    let problems = ask(|| (), move |(), signal| client.problems(signal));
    let listing = Listing {
        kind: Some(reference.kind.to_lowercase()),
        ..Listing::default()
    };
    let list_href = Route::Catalog(listing).href();
    let list_name = ["All ", &plural(&reference.kind)].concat();
    let message = [
        "There is no ",
        &singular(&reference.kind),
        " named \"",
        &reference.name,
        "\" in the namespace \"",
        &reference.namespace,
        if client.has_policy() {
            "\", or you may not see it."
        } else {
            "\"."
        },
    ]
    .concat();
    set_title({
        let name = reference.name.clone();
        move || [&name, " not found"].concat()
    });
    let refused = move || {
        let latest = problems.latest().read();
        let problems = latest.as_ref()?.as_ref().ok()?;
        let reasons: Vec<_> = problems
            .iter()
            .filter(|problem| problem.entity.as_ref() == Some(&reference))
            .map(|problem| {
                let line = problem
                    .line
                    .map(|line| [", line ", &line.to_string()].concat());
                view! {
                    <p>{without_origin(&problem.message)}</p>
                    <p><code>{without_origin(&problem.file)} {line}</code></p>
                }
            })
            .collect();
        (!reasons.is_empty()).then(|| {
            view! {
                <Notice tone=Tone::Danger title="The catalog read it and refused it">{reasons}</Notice>
            }
        })
    };
    view! {
        <Empty icon="search" title="Entity not found" whole_page=true>
            <p>{message}</p>
            <Button icon="refresh-cw" on_press=on_retry>"Try again"</Button>
            <Link href=list_href>{list_name}</Link>
        </Empty>
        {refused}
    }
}
