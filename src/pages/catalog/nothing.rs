//! A list with nothing in it: why, and the nearest ways out.

use catalog::listing::{Listing, Whose};
use leptos::prelude::*;

use super::filters;
use super::text_filter::focus_text;
use crate::api::{ask, use_client};
use crate::language::words::list as words;
use crate::presentation::plural_within;
use crate::route::{Move, Route, use_address};
use crate::session::use_identity;
use crate::ui::{Button, Empty, Link};

/// Says what is missing, and how many there are without each of the restrictions.
#[component]
pub fn Nothing(listing: Listing) -> impl IntoView {
    let title = match listing.kind.as_deref() {
        Some(kind) => words::nothing(&plural_within(kind)),
        None => words::nothing_at_all().to_owned(),
    };
    let owners = use_identity().owners();
    let content = match &listing.whose {
        Whose::Starred(stars) if stars.is_empty() => {
            let advice = words::nothing_starred();
            way_out(advice, words::show_all(), listing.widest())
        }
        Whose::Owned(_) if owners.read_untracked().is_empty() => who_are_you(),
        _ if !listing.is_narrowed() => {
            let advice = words::nothing_of_kind();
            way_out(advice, words::show_components(), Listing::default())
        }
        _ => view! { <WaysOut listing=listing /> }.into_any(),
    };
    view! { <Empty icon="search" title=title>{content}</Empty> }
}

fn way_out(advice: &'static str, action: &'static str, target: Listing) -> AnyView {
    view! {
        <p>{advice}</p>
        <Way text=action.to_owned() target=target />
    }
    .into_any()
}

fn who_are_you() -> AnyView {
    let users = Listing::default().choose(catalog::listing::Facet::Kind, vec!["user".to_owned()]);
    view! {
        <p>{words::unknown_reader()}</p>
        <Link href=Route::Catalog(users).href()>{words::to_users()}</Link>
    }
    .into_any()
}

/// A button to another list. It is gone once it is pressed.
#[component]
fn Way(text: String, target: Listing) -> impl IntoView {
    let address = use_address();
    let go = move |()| {
        address.go(&Route::Catalog(target.clone()), Move::Push);
        focus_text();
    };
    view! { <Button on_press=go>{text}</Button> }
}

/// The restrictions that alone hide everything, with what is behind each.
#[component]
fn WaysOut(listing: Listing) -> impl IntoView {
    let client = use_client();
    let narrowed = listing.clone();
    let found = ask(
        || (),
        move |(), signal| {
            let listing = narrowed.clone();
            async move {
                let mut ways = Vec::new();
                for restriction in listing.restrictions() {
                    let wider = listing.lift(&restriction);
                    let total = client.total(&wider, signal.clone()).await?;
                    if total > 0 {
                        let restriction = filters::phrase(&listing, &restriction);
                        ways.push((total, restriction, wider));
                    }
                }
                Ok(ways)
            }
        },
    );
    let widest = listing.widest();
    move || {
        let ways = match &*found.latest().read() {
            Some(Ok(ways)) => ways.clone(),
            _ => Vec::new(),
        };
        let advice = match ways.is_empty() {
            true => words::nothing_matches(),
            false => words::nothing_matches_but(),
        };
        let ways = ways.into_iter().map(|(total, restriction, wider)| {
            let text = words::without(&total.to_string(), &restriction);
            view! { <li><Way text=text target=wider /></li> }
        });
        view! {
            <p>{advice}</p>
            <ul class="ways">{ways.collect_view()}</ul>
            <Way text=words::clear_filters().to_owned() target=widest.clone() />
        }
    }
}
