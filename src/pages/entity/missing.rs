//! The page of an entity that is not there, and why, where the catalog knows.

use catalog::entity_ref::EntityRef;
use catalog::listing::Listing;
use leptos::prelude::*;

use crate::api::{ask, use_client};
use crate::language::words::entity as words;
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
    let list_name = words::all_of_kind(&plural(&reference.kind));
    let missing = match client.has_policy() {
        true => words::missing_or_hidden,
        false => words::missing,
    };
    let message = missing(
        &singular(&reference.kind),
        &reference.name,
        &reference.namespace,
    );
    set_title({
        let name = reference.name.clone();
        move || words::name_not_found(&name)
    });
    let refused = move || {
        let latest = problems.latest().read();
        let problems = latest.as_ref()?.as_ref().ok()?;
        let reasons: Vec<_> = problems
            .iter()
            .filter(|problem| problem.entity.as_ref() == Some(&reference))
            .map(|problem| {
                let file = without_origin(&problem.file);
                let place = match problem.line {
                    Some(line) => words::file_and_line(&file, &line.to_string()),
                    None => file,
                };
                view! {
                    <p lang="en">{without_origin(&problem.message)}</p>
                    <p><code>{place}</code></p>
                }
            })
            .collect();
        (!reasons.is_empty()).then(|| {
            view! {
                <Notice tone=Tone::Danger title=words::refused()>{reasons}</Notice>
            }
        })
    };
    view! {
        <Empty icon="search" title=words::not_found() whole_page=true>
            <p>{message}</p>
            <Button icon="refresh-cw" on_press=on_retry>{words::try_again()}</Button>
            <Link href=list_href>{list_name}</Link>
        </Empty>
        {refused}
    }
}
