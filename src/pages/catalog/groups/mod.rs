//! The catalog list in groups: how many entities share an owner, a system, a domain or a lifecycle.

mod compact_rows;
mod group;
mod ungrouped;

use catalog::listing::{Group, Grouping, Layout, Listing};
use futures_util::future::try_join;
use leptos::prelude::*;
use stylers_macro::style_sheet;
use web_sys::AbortSignal;

use self::group::GroupRow;
use self::ungrouped::Ungrouped;
use super::nothing::Nothing;
use crate::api::{Client, Error, Page, ask, use_client};
use crate::language::words::list as words;
use crate::presentation::{ReadingProgress, failed};
use crate::route::{Move, Route, use_address};
use crate::ui::{Button, Notice, Segmented, SkeletonRows, Tone};

/// Groups drawn at once; beyond that the reader asks for more.
const DRAWN: usize = 100;

/// A list and its groups.
#[derive(Clone, PartialEq)]
struct Grouped {
    listing: Listing,
    grouping: Grouping,
    groups: Vec<Group>,
}

/// What is grouped by, the groups, and those that are in none.
#[component]
pub fn Groups(
    listing: Memo<Listing>,
    /// The page of the list: it knows whether there is anything at all.
    page: RwSignal<Option<Result<Page, Error>>>,
) -> impl IntoView {
    let client = use_client();
    // Words are not counted by, and a place in the list is nobody's group.
    let counted = Memo::new(move |_| Listing {
        text: String::new(),
        ..listing.read().from_start()
    });
    let answer = ask(
        move || counted.get(),
        move |listing, signal| grouped(client, listing, signal),
    );
    let latest = answer.latest();
    let ready = Memo::new(move |_| match &*latest.read() {
        Some(Ok(grouped)) => Some(grouped.clone()),
        _ => None,
    });
    let is_empty = Memo::new(move |_| matches!(&*page.read(), Some(Ok(page)) if page.total == 0));
    let state = Memo::new(move |_| match &*latest.read() {
        _ if is_empty.get() => State::Empty,
        None => State::Waiting,
        Some(Err(error)) => State::Failed(error.clone()),
        Some(Ok(_)) => State::Ready,
    });
    let body = move || match state.get() {
        State::Empty => view! { <Nothing listing=listing.get() /> }.into_any(),
        State::Waiting => view! {
            <ReadingProgress />
            <SkeletonRows rows=6 columns=2 />
        }
        .into_any(),
        State::Failed(error) => failed(&error, Callback::new(move |()| answer.retry())),
        State::Ready => view! { <GroupList listing=listing ready=ready /> }.into_any(),
    };
    let class_name = ["groups ", style_sheet!("style/components/groups.css")].concat();
    view! {
        <div class=class_name aria-busy=move || answer.asking().get().to_string()>
            <GroupBy listing=listing />
            {move || words_left_out(&listing.read())}
            {body}
        </div>
    }
}

#[derive(Clone, PartialEq)]
enum State {
    Empty,
    Waiting,
    Failed(Error),
    Ready,
}

async fn grouped(client: Client, listing: Listing, signal: AbortSignal) -> Result<Grouped, Error> {
    let grouping = match listing.layout {
        Layout::Groups(grouping) => grouping,
        _ => Grouping::default(),
    };
    let counts = client.facet(&listing, grouping.facet(), signal.clone());
    let domains = async {
        match grouping {
            Grouping::Domain => client.system_domains(signal).await,
            _ => Ok(Vec::new()),
        }
    };
    let (counts, domains) = try_join(counts, domains).await?;
    let counts = counts
        .iter()
        .map(|counted| (counted.value.as_str(), counted.count));
    let groups = listing.groups(grouping, counts, &domains);
    Ok(Grouped {
        listing,
        grouping,
        groups,
    })
}

#[component]
fn GroupBy(listing: Memo<Listing>) -> impl IntoView {
    let address = use_address();
    let grouping = Signal::derive(move || match listing.read().layout {
        Layout::Groups(grouping) => grouping.name().to_owned(),
        _ => String::new(),
    });
    let options =
        Grouping::ALL.map(|grouping| (grouping.name().to_owned(), title(grouping).to_owned()));
    let group = move |name: String| {
        let grouping = Grouping::named(&name).unwrap_or_default();
        let next = listing.get_untracked().laid_out(Layout::Groups(grouping));
        address.go(&Route::Catalog(next), Move::Replace);
    };
    view! {
        <div class="by">
            <span aria-hidden="true">{words::group_by()}</span>
            <Segmented label=words::group_by() options=options.to_vec() value=grouping on_change=group />
        </div>
    }
}

fn title(grouping: Grouping) -> &'static str {
    match grouping {
        Grouping::Owner => words::field_owner(),
        Grouping::System => words::field_system(),
        Grouping::Domain => words::field_domain(),
        Grouping::Lifecycle => words::field_lifecycle(),
    }
}

fn words_left_out(listing: &Listing) -> Option<impl IntoView + use<>> {
    (!listing.text.trim().is_empty()).then(|| {
        view! {
            <Notice tone=Tone::Info>
                <p>{words::groups_words()}</p>
            </Notice>
        }
    })
}

/// Groups by their values, so that those that stay stay open when the filters change.
#[component]
fn GroupList(listing: Memo<Listing>, ready: Memo<Option<Grouped>>) -> impl IntoView {
    let drawn = RwSignal::new(DRAWN);
    let values = move || {
        let ready = ready.read();
        let groups = ready.iter().flat_map(|grouped| &grouped.groups);
        let values = groups.take(drawn.get()).map(|group| group.value.clone());
        values.collect::<Vec<_>>()
    };
    let most = Memo::new(move |_| {
        let ready = ready.read();
        let first = ready.as_ref().and_then(|grouped| grouped.groups.first());
        first.map_or(1, |group| group.count)
    });
    let count = Memo::new(move |_| {
        ready
            .read()
            .as_ref()
            .map_or(0, |grouped| grouped.groups.len())
    });
    let more = move || {
        let left = count.get().saturating_sub(drawn.get());
        (left > 0).then(|| {
            let label = words::groups_more(&left.to_string());
            view! { <Button on_press=move |()| drawn.update(|drawn| *drawn += DRAWN)>{label}</Button> }
        })
    };
    view! {
        <ul class="list" aria-label=words::layout_groups()>
            <For each=values key=Clone::clone let:value>
                <GroupRow listing=listing ready=ready value=value most=most />
            </For>
            <Ungrouped listing=listing ready=ready />
        </ul>
        {more}
    }
}
