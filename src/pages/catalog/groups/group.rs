//! One group: its value, its size, and its entities once it is opened.

use catalog::entity_ref::EntityRef;
use catalog::listing::{Group, Grouping, Layout, Listing};
use leptos::prelude::*;

use super::Grouped;
use super::compact_rows::{CompactRows, opened};
use crate::api::{ask, use_client};
use crate::language::words::list as words;
use crate::pages::catalog::columns;
use crate::presentation::{Lifecycle, icon};
use crate::route::Route;
use crate::ui::{Icon, Link};

/// Rows of an opened group; the rest is a list of its own.
pub const ROWS: usize = 20;

/// A group that opens.
#[component]
pub fn GroupRow(
    listing: Memo<Listing>,
    ready: Memo<Option<Grouped>>,
    value: String,
    /// The size of the biggest group.
    most: Memo<usize>,
) -> impl IntoView {
    let here = value.clone();
    let group = Memo::new(move |_| {
        let ready = ready.read();
        let grouped = ready.as_ref()?;
        let group = grouped.groups.iter().find(|group| group.value == here)?;
        Some((grouped.grouping, group.clone()))
    });
    let count = Signal::derive(move || size(&group.read()));
    let share = move || {
        let share = count.get() * 100 / most.get().max(1);
        [&share.max(1).to_string(), "%"].concat()
    };
    // The list of the group with the words; while the group is on its way, the one before.
    let whole = Memo::new(move |last: Option<&Listing>| match &*group.read() {
        Some((grouping, group)) => listing
            .read()
            .of_group(*grouping, group)
            .laid_out(Layout::Table),
        None => last.cloned().unwrap_or_default(),
    });
    let href = Memo::new(move |_| Route::Catalog(whole.get()).href());
    let open = RwSignal::new(false);
    let label = name(&value);
    let list_label = words::group_list(&label);
    let is_reference = group
        .get_untracked()
        .is_none_or(|(grouping, _)| grouping != Grouping::Lifecycle);
    let what = if is_reference {
        let kind = value.split(':').next().unwrap_or_default();
        view! { <Icon name=icon(kind) /> <span class="name">{label}</span> }.into_any()
    } else {
        view! { <span class="name"><Lifecycle value=label /></span> }.into_any()
    };
    view! {
        <li>
            <details on:toggle=move |event| open.set(opened(&event))>
                <summary>
                    <Icon name="chevron-right" />
                    {what}
                    <span class="bar" aria-hidden="true"><span style:inline-size=share></span></span>
                    <span class="count">{move || count.get().to_string()}</span>
                </summary>
                <GroupEntities whole=whole open=open />
            </details>
            {move || {
                view! {
                    <a class="to-list" href=href.get() title=list_label.clone() aria-label=list_label.clone()>
                        <Icon name="table" />
                    </a>
                }
            }}
        </li>
    }
}

fn size(group: &Option<(Grouping, Group)>) -> usize {
    group.as_ref().map_or(0, |(_, group)| group.count)
}

/// A reference short, a word as it is.
fn name(value: &str) -> String {
    match EntityRef::parse(value) {
        Ok(reference) => reference.short(),
        Err(_) => value.to_owned(),
    }
}

/// Asked for when the group is opened first, and again when its list changes while it is open.
#[component]
fn GroupEntities(whole: Memo<Listing>, open: RwSignal<bool>) -> impl IntoView {
    let was_opened = Memo::new(move |last: Option<&bool>| open.get() || last == Some(&true));
    move || {
        was_opened
            .get()
            .then(|| view! { <Opened whole=whole open=open /> })
    }
}

#[component]
fn Opened(whole: Memo<Listing>, open: RwSignal<bool>) -> impl IntoView {
    let client = use_client();
    let question = Memo::new(move |last: Option<&Listing>| match last {
        Some(last) if !open.get() => last.clone(),
        _ => Listing {
            limit: ROWS,
            ..whole.get()
        },
    });
    let answer = ask(
        move || question.get(),
        move |listing, signal| async move { client.list(&listing, columns::FIELDS, signal).await },
    );
    let more = move |total: usize| {
        let href = Route::Catalog(whole.get_untracked()).href();
        let label = words::group_all(&total.to_string());
        (total > ROWS)
            .then(|| view! { <Link href=href>{label}</Link> })
            .into_any()
    };
    view! { <CompactRows answer=answer listing=question more=more /> }
}
