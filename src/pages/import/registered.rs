//! What is registered already, and the way out again.

use catalog::registration::RegisteredLocation;
use leptos::prelude::*;

use crate::api::{ask, use_client};
use crate::language::words::import as words;
use crate::presentation::{UnregisterDialog, draw, safe_url, without_origin};
use crate::ui::{Button, ButtonVariant, Card, Link, Skeleton};

/// Locations in sight before the reader asks for all of them.
const FIRST: usize = 20;

/// Every registered location, with a button that unregisters it for whoever may.
#[component]
pub(super) fn RegisteredLocations(may_unregister: Signal<bool>) -> impl IntoView {
    let client = use_client();
    let leaving = RwSignal::new(None::<RegisteredLocation>);
    let all = RwSignal::new(false);
    let answer = ask(|| (), move |(), signal| client.locations(signal));
    let waiting = || view! { <Skeleton lines=3 /> }.into_any();
    let shown = draw(answer, waiting, move |locations| {
        if locations.is_empty() {
            let none = match client.is_embedded() {
                true => words::no_locations_here(),
                false => words::no_locations(),
            };
            return view! { <p class="none">{none}</p> }.into_any();
        }
        list(locations, may_unregister.get(), leaving, all)
    });
    view! {
        <Card title=words::locations()>{shown}</Card>
        <UnregisterDialog location=leaving />
    }
}

fn list(
    locations: Vec<RegisteredLocation>,
    may_unregister: bool,
    leaving: RwSignal<Option<RegisteredLocation>>,
    all: RwSignal<bool>,
) -> AnyView {
    let total = locations.len();
    let shown = if all.get() { total } else { FIRST };
    let rows = locations.into_iter().take(shown).map(|location| {
        let text = without_origin(&location.target);
        let label = words::unregister(&text);
        let shown = match safe_url(&location.target).map(str::to_owned) {
            Some(url) => view! { <Link href=url external=true>{text}</Link> }.into_any(),
            None => view! { <code>{text}</code> }.into_any(),
        };
        let unregister = may_unregister.then(|| {
            view! {
                <Button
                    variant=ButtonVariant::Ghost
                    icon="trash-2"
                    label=label
                    on_press=move |()| leaving.set(Some(location.clone()))
                />
            }
        });
        view! { <li><span class="target">{shown}</span> {unregister}</li> }
    });
    let rows = rows.collect_view();
    let more = (shown < total).then(|| {
        let text = words::show_all(&total.to_string());
        view! { <Button on_press=move |()| all.set(true)>{text}</Button> }
    });
    view! { <ul class="registered">{rows}</ul> {more} }.into_any()
}
