//! What somebody looks like, and which groups are above, below and around.

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use leptos::prelude::*;

use super::is_people;
use crate::language::words::overview as words;
use crate::presentation::{EntityLinks, picture_url};
use crate::ui::{Avatar, AvatarSize, Button, ButtonVariant, Fact};

/// Groups before the reader asks for all of them.
const FIRST: usize = 10;

/// The picture of a group or a user, as large as a page has it; nothing for other kinds.
#[component]
pub fn Portrait(entity: Arc<Entity>) -> impl IntoView {
    is_people(&entity).then(|| {
        let written = entity.text(&["spec", "profile", "picture"]);
        let picture = written.and_then(picture_url).map(str::to_owned);
        let picture = Signal::stored(picture);
        view! { <Avatar name=entity.title() picture=picture size=AvatarSize::Portrait /> }
    })
}

/// A fact of groups: the first of them, and the rest when they are asked for.
#[component]
pub fn GroupLinks(label: &'static str, references: Vec<EntityRef>) -> impl IntoView {
    let total = references.len();
    let all = RwSignal::new(false);
    let shown = move || {
        let shown = if all.get() { total } else { FIRST };
        let shown = references.iter().take(shown).cloned().collect();
        view! { <EntityLinks references=shown /> }
    };
    let text = move || match all.get() {
        true => words::show_fewer_groups().to_owned(),
        false => words::show_all_groups(&total.to_string()),
    };
    let more = (total > FIRST).then(|| {
        view! {
            <div class="more">
                <Button variant=ButtonVariant::Ghost on_press=move |()| all.update(|all| *all = !*all)>
                    {text}
                </Button>
            </div>
        }
    });
    view! { <Fact label=label>{shown} {more}</Fact> }
}
