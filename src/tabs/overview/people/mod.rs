//! What only groups and users have: whom they consist of, and what is theirs.

mod company;
mod member_list;
mod members;
mod owned;
mod portrait;

use catalog::entity::Entity;

pub use self::company::Company;
pub use self::members::MembersCard;
pub use self::owned::OwnershipCard;
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
