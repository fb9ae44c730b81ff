//! To the next page and back.

use catalog::listing::Listing;
use leptos::prelude::*;
use stylers_macro::style_sheet;

use crate::language::words::list as words;
use crate::route::listing::LIMITS;
use crate::route::{Move, Route, use_address};
use crate::ui::{Button, Segmented};

/// The catalog pages by cursor: there is a next and a previous page, and no numbers.
#[component]
pub fn Pager(
    listing: Listing,
    next: Option<String>,
    previous: Option<String>,
    total: usize,
) -> impl IntoView {
    if total <= LIMITS[0] {
        return ().into_any();
    }
    let address = use_address();
    let to = |cursor: &Option<String>| {
        let target = Listing {
            cursor: cursor.clone(),
            ..listing.from_start()
        };
        move |()| address.go(&Route::Catalog(target.clone()), Move::Push)
    };
    let to_next = to(&next);
    // A page reached by its offset has no cursor back.
    let by_offset = previous.is_none() && listing.offset > 0;
    let back = Listing {
        cursor: previous.clone(),
        offset: match by_offset {
            true => listing.offset.saturating_sub(listing.limit),
            false => 0,
        },
        ..listing.clone()
    };
    let to_previous = move |()| address.go(&Route::Catalog(back.clone()), Move::Push);
    let is_first = previous.is_none() && !by_offset;
    let options: Vec<(String, String)> = LIMITS
        .iter()
        .map(|limit| (limit.to_string(), limit.to_string()))
        .collect();
    let limit = listing.limit.to_string();
    let resize = move |chosen: String| {
        let sized = Listing {
            limit: chosen.parse().unwrap_or(listing.limit),
            ..listing.from_start()
        };
        address.go(&Route::Catalog(sized), Move::Replace);
    };
    let class_name = ["pager ", style_sheet!("style/components/pager.css")].concat();
    view! {
        <nav class=class_name aria-label=words::pages()>
            <Segmented label=words::page_size() options=options value=limit on_change=resize />
            <span class="steps">
                <span data-step="previous">
                    <Button icon="chevron-left" on_press=to_previous disabled=is_first>
                        {words::previous()}
                    </Button>
                </span>
                <span data-step="next">
                    <Button icon="chevron-right" on_press=to_next disabled=next.is_none()>
                        {words::next()}
                    </Button>
                </span>
            </span>
        </nav>
    }
    .into_any()
}
