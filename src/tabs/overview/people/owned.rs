//! What a group or a user owns, by kind and type, as ways to the lists of it.

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::listing::Listing;
use catalog::order;
use catalog::ownership::{OwnedKind, Ownership};
use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::company::Company;
use super::is_group;
use crate::api::{ask, use_client};
use crate::language::words::overview as words;
use crate::presentation::{draw, icon, plural, singular};
use crate::route::Route;
use crate::ui::{Card, Chip, Icon, Link, SkeletonRows, announce};

/// Types of a kind that are named.
const TYPES: usize = 5;

/// Kinds to expect of a user with groups.
const USUAL: usize = 3;

/// Who owns it, and how much.
type Owned = Arc<(Vec<String>, Ownership)>;

/// A row for every kind, with its types; each leads to the list that has just as many.
#[component]
pub fn OwnershipCard(owner: Arc<Entity>, company: Company) -> impl IntoView {
    let client = use_client();
    let included = RwSignal::new(company.begins_included());
    // While the groups are looked for, what was asked last stays.
    let owners = Memo::new(move |last: Option<&Vec<String>>| {
        let known = company.references(included.get());
        known.or_else(|| last.cloned()).unwrap_or_default()
    });
    let found = ask(
        move || owners.get(),
        move |owners, signal| async move {
            let ownership = match owners.is_empty() {
                true => Ownership::default(),
                false => client.ownership(&owners, signal).await?,
            };
            Ok(Owned::new((owners, ownership)))
        },
    );
    let total = Memo::new(move |_| match &*found.latest().read() {
        Some(Ok(owned)) if !owned.0.is_empty() => Some(owned.1.total()),
        _ => None,
    });
    Effect::new(move |before: Option<Option<usize>>| {
        let total = total.get();
        if before.flatten().is_some_and(|before| Some(before) != total) {
            announce(words::owned(&total.unwrap_or_default().to_string()));
        }
        total
    });
    let is_group = is_group(&owner);
    let rows = expected(&owner, company.begins_included());
    let waiting = move || view! { <SkeletonRows rows=rows columns=1 /> }.into_any();
    let drawn = draw(found, waiting, move |owned| match owned.1.total() {
        // Nobody has been asked about yet.
        _ if owned.0.is_empty() => waiting(),
        0 => view! { <p>{nothing(is_group, owned.0.len() > 1)}</p> }.into_any(),
        _ => rows_of(&owned),
    });
    let busy = move || found.asking().get() || included.get() && company.is_looking();
    let class_name = ["ownership ", style_sheet!("style/components/ownership.css")].concat();
    view! {
        <Card title=words::ownership() count=total>
            <div class=class_name aria-busy=move || busy().to_string()>
                {company.switch(included)}
                {company.caveat(included)}
                {drawn}
            </div>
        </Card>
    }
}

/// Rows to come: a group's relations tell its kinds, and there is a row for all of them.
fn expected(owner: &Entity, with_groups: bool) -> usize {
    let owned = owner.related("ownerOf").map(|owned| owned.kind);
    let mut kinds: Vec<String> = owned.collect();
    order::sort_by(&mut kinds, Ord::cmp);
    kinds.dedup();
    let kinds = match with_groups {
        true => kinds.len().max(USUAL),
        false => kinds.len(),
    };
    match kinds {
        0 | 1 => 1,
        _ => kinds + 1,
    }
}

fn nothing(is_group: bool, together: bool) -> &'static str {
    match (is_group, together) {
        (true, false) => words::group_owns_nothing(),
        (true, true) => words::groups_own_nothing(),
        (false, false) => words::user_owns_nothing(),
        (false, true) => words::user_and_groups_own_nothing(),
    }
}

fn rows_of(owned: &Owned) -> AnyView {
    let (owners, ownership) = &**owned;
    let list = |kind: Option<&str>, of_type: Option<&str>| {
        let listing = Listing {
            kind: kind.map(str::to_owned),
            types: of_type.map(str::to_owned).into_iter().collect(),
            owners: owners.clone(),
            ..Listing::default()
        };
        Route::Catalog(listing).href()
    };
    let kinds = ownership.kinds();
    let rows = kinds.iter().map(|kind| row(kind, &list)).collect_view();
    let all = (kinds.len() > 1).then(|| {
        let text = words::view_all_owned(&ownership.total().to_string());
        view! { <p><Link href=list(None, None)>{text}</Link></p> }
    });
    view! { <ul class="kinds">{rows}</ul> {all} }.into_any()
}

fn row(owned: &OwnedKind, list: &impl Fn(Option<&str>, Option<&str>) -> String) -> AnyView {
    let kind = owned.kind.as_str();
    let count = owned.count.to_string();
    let name = match owned.count {
        1 => singular(kind),
        _ => plural(kind),
    };
    let types = owned.types.iter().take(TYPES).map(|(of_type, count)| {
        let text = [of_type, " ", &count.to_string()].concat();
        let href = list(Some(kind), Some(of_type));
        view! { <li><Chip text=text href=href /></li> }
    });
    let types = types.collect_view();
    let left = owned.types.len().saturating_sub(TYPES);
    let more = (left > 0).then(|| {
        let text = words::more_types(&left.to_string());
        view! { <li class="more">{text}</li> }
    });
    view! {
        <li>
            <Icon name=icon(kind) />
            <Link href=list(Some(kind), None)>
                <span class="count">{count}</span> " " <span>{name}</span>
            </Link>
            <ul class="types">{types} {more}</ul>
        </li>
    }
    .into_any()
}
