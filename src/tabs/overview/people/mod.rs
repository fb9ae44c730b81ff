//! What only groups and users have: whom they consist of, and what is theirs.

mod company;
mod member_list;
mod members;
mod owned;
mod portrait;

use std::sync::Arc;

use catalog::entity::Entity;
use leptos::prelude::*;

use self::company::Company;
use self::members::MembersCard;
use self::owned::OwnershipCard;
pub use self::portrait::{GroupLinks, Portrait};

/// Whether an entity is a group or a user.
pub fn is_people(entity: &Entity) -> bool {
    is_group(entity) || is_user(entity)
}

fn is_group(entity: &Entity) -> bool {
    entity.reference().kind.eq_ignore_ascii_case("group")
}

fn is_user(entity: &Entity) -> bool {
    entity.reference().kind.eq_ignore_ascii_case("user")
}

/// The cards of a group or a user; nothing for other kinds.
#[component]
pub fn People(entity: Arc<Entity>) -> impl IntoView {
    if !is_people(&entity) {
        return ().into_any();
    }
    let company = Company::of(&entity);
    let group = is_group(&entity).then(|| entity.clone());
    view! {
        <OwnershipCard owner=entity company=company />
        {group.map(|group| view! { <MembersCard group=group company=company /> })}
    }
    .into_any()
}
