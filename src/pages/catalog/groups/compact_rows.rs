//! Entities of an opened group, a line each.

use catalog::entity::Entity;
use catalog::listing::Listing;
use leptos::prelude::*;
use stylers_macro::style_sheet;
use wasm_bindgen::JsCast;
use web_sys::HtmlDetailsElement;

use crate::api::{Answer, Page};
use crate::language::words::list as words;
use crate::pages::catalog::facts::{star, what};
use crate::presentation::{Lifecycle, draw, icon};
use crate::route::Route;
use crate::ui::{Icon, Link, SkeletonRows};

/// Whether the element of a `toggle` event is open now.
pub fn opened(event: &leptos::ev::Event) -> bool {
    let details = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlDetailsElement>().ok());
    details.is_some_and(|details| details.open())
}

/// The rows of an answer, and what leads to those that it leaves out.
#[component]
pub fn CompactRows(
    answer: Answer<Page>,
    listing: Memo<Listing>,
    /// Gets how many there are.
    more: impl Fn(usize) -> AnyView + Send + 'static,
) -> impl IntoView {
    let rows = draw(
        answer,
        || view! { <SkeletonRows rows=3 columns=3 /> }.into_any(),
        move |page: Page| {
            if page.items.is_empty() {
                return view! { <p class="none">{words::group_empty()}</p> }.into_any();
            }
            let listing = listing.read_untracked();
            let rows = page.items.iter().map(|entity| row(entity, &listing));
            view! {
                <ul>{rows.collect_view()}</ul>
                {more(page.total)}
            }
            .into_any()
        },
    );
    let class_name = [
        "compact-rows ",
        style_sheet!("style/components/compact_rows.css"),
    ]
    .concat();
    view! { <div class=class_name aria-busy=move || answer.asking().get().to_string()>{rows}</div> }
}

fn row(entity: &Entity, listing: &Listing) -> impl IntoView + use<> {
    let reference = entity.reference();
    let (title, href) = (entity.title(), Route::entity(reference).href());
    let text = entity.description().unwrap_or_default();
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let lifecycle = entity
        .spec("lifecycle")
        .map(|value| view! { <Lifecycle value=value /> });
    view! {
        <li>
            <span class="name">
                <Icon name=icon(&reference.kind) />
                <Link href=href>{title}</Link>
            </span>
            <span class="description">{line}</span>
            <span class="what">{what(entity, listing)}</span>
            <span class="lifecycle">{lifecycle}</span>
            {star(entity)}
        </li>
    }
}
