//! A list with nothing in it: why, and the nearest ways out.

use catalog::listing::{Listing, Whose};
use leptos::prelude::*;

use super::filters;
use super::text_filter::focus_text;
use super::title::kind_name;
use crate::api::{ask, use_client};
use crate::route::{Move, Route, use_address};
use crate::session::use_identity;
use crate::ui::{Button, Empty, Link};

/// Says what is missing, and how many there are without each of the restrictions.
#[component]
pub fn Nothing(listing: Listing) -> impl IntoView {
    let title = ["No ", &kind_name(&listing).to_lowercase()].concat();
    let owners = use_identity().owners();
    let content = match &listing.whose {
        Whose::Starred(stars) if stars.is_empty() => {
            let advice = "You have starred nothing yet: every row ends with a star to press.";
            way_out(advice, "Show all", listing.widest())
        }
        Whose::Owned(_) if owners.read_untracked().is_empty() => who_are_you(),
        _ if !listing.is_narrowed() => {
            let advice = "The catalog has nothing of this kind.";
            way_out(advice, "Show components", Listing::default())
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
        <p>"The portal does not know who you are. Open your own page and press \"This is me\"."</p>
        <Link href=Route::Catalog(users).href()>"To the users"</Link>
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
                        let words = filters::words(&listing, &restriction);
                        ways.push((total, words, wider));
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
            true => "Nothing matches all of this together.",
            false => "Nothing matches all of this together. There are:",
        };
        let ways = ways.into_iter().map(|(total, words, wider)| {
            let text = [&total.to_string(), " without ", &words].concat();
            view! { <li><Way text=text target=wider /></li> }
        });
        view! {
            <p>{advice}</p>
            <ul class="ways">{ways.collect_view()}</ul>
            <Way text="Clear filters".to_owned() target=widest.clone() />
        }
    }
}
