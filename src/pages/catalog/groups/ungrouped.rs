//! The entities that are in no group. Only a filter predicate can ask for those, which older
//! backends do not take: there this says why they are missing.

use catalog::listing::{Grouping, Listing, Question};
use leptos::either::Either;
use leptos::prelude::*;
use web_sys::AbortSignal;

use super::Grouped;
use super::compact_rows::{CompactRows, opened};
use super::group::ROWS;
use crate::api::{Client, Error, Page, ask, use_client};
use crate::language::words::{answer, list as words};
use crate::pages::catalog::columns;
use crate::ui::{Button, Icon};

/// Rows that are added at a time.
const MORE: usize = 100;

/// One more group, if it has anything.
#[component]
pub fn Ungrouped(listing: Memo<Listing>, ready: Memo<Option<Grouped>>) -> impl IntoView {
    let client = use_client();
    let counted = Memo::new(move |_| {
        let ready = ready.read();
        let grouped = ready.as_ref()?;
        let none = Listing {
            limit: 0,
            ..grouped.listing.clone()
        };
        none.ungrouped(grouped.grouping, &grouped.groups, "kind", client.words())
    });
    let answer = ask(
        move || counted.get(),
        move |question, signal| none_or_page(client, question, signal),
    );
    let count = Memo::new(move |_| match &*answer.latest().read() {
        Some(Ok(Page { total, .. })) => *total,
        _ => 0,
    });
    let title = Memo::new(move |_| match ready.read().as_ref()?.grouping {
        Grouping::Owner => Some(words::no_owner()),
        Grouping::System => Some(words::no_system()),
        Grouping::Domain => Some(words::no_domain()),
        Grouping::Lifecycle => Some(words::no_lifecycle()),
    });
    let has_any = Memo::new(move |_| count.get() > 0);
    let is_missing =
        Memo::new(move |_| matches!(&*answer.latest().read(), Some(Err(Error::Unsupported))));
    move || {
        if is_missing.get() {
            let why = words::groups_missing(answer::no_predicates());
            return Either::Left(view! { <li class="ungrouped"><p class="missing">{why}</p></li> });
        }
        Either::Right(has_any.get().then(|| {
            let open = RwSignal::new(false);
            let shown = move || {
                open.get()
                    .then(|| view! { <Opened listing=listing ready=ready /> })
            };
            view! {
                <li class="ungrouped">
                    <details on:toggle=move |event| open.set(opened(&event))>
                        <summary>
                            <Icon name="chevron-right" />
                            <span class="name">{move || title.get()}</span>
                            <span class="count">{move || count.get().to_string()}</span>
                        </summary>
                        {shown}
                    </details>
                </li>
            }
        }))
    }
}

/// The rows, with the words. No address says "in no group", so there are more of them here.
#[component]
fn Opened(listing: Memo<Listing>, ready: Memo<Option<Grouped>>) -> impl IntoView {
    let client = use_client();
    let limit = RwSignal::new(ROWS);
    let question = Memo::new(move |_| {
        let ready = ready.read();
        let grouped = ready.as_ref()?;
        let rows = Listing {
            limit: limit.get(),
            ..listing.get()
        };
        rows.ungrouped(
            grouped.grouping,
            &grouped.groups,
            columns::FIELDS,
            client.words(),
        )
    });
    let answer = ask(
        move || question.get(),
        move |question, signal| none_or_page(client, question, signal),
    );
    let more = move |total: usize| {
        let left = total.saturating_sub(limit.get_untracked());
        let label = words::groups_more(&left.to_string());
        (left > 0)
            .then(|| view! { <Button on_press=move |()| limit.update(|limit| *limit += MORE)>{label}</Button> })
            .into_any()
    };
    view! { <CompactRows answer=answer listing=listing more=more /> }
}

async fn none_or_page(
    client: Client,
    question: Option<Question>,
    signal: AbortSignal,
) -> Result<Page, Error> {
    match question {
        Some(question) => client.page(question, signal).await,
        None => Err(Error::NotFound),
    }
}
