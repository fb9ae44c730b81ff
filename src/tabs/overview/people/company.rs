//! The groups that a card may count with its group or user: found once, when a card first wants
//! them, for all cards of the page.

use std::sync::Arc;

use catalog::circle::{Circle, MOST};
use catalog::entity::Entity;
use leptos::prelude::*;

use super::is_group;
use crate::api::{Answer, ask, use_client};
use crate::language::words::overview as words;
use crate::presentation::failed;
use crate::ui::Switch;

/// Sub-groups of a group, or groups of a user.
#[derive(Clone, Copy)]
pub struct Company {
    /// Whether there are any.
    exists: bool,
    is_group: bool,
    alone: StoredValue<Vec<String>>,
    wanted: RwSignal<bool>,
    found: Answer<Option<Arc<Circle>>>,
}

impl Company {
    /// That of a group or a user.
    pub fn of(entity: &Arc<Entity>) -> Self {
        let client = use_client();
        let is_group = is_group(entity);
        let relation = if is_group { "parentOf" } else { "memberOf" };
        let alone = Circle::alone(entity).references();
        // A circle of one that is its own child has no company.
        let exists = entity
            .related(relation)
            .any(|other| Some(&other.to_string()) != alone.first());
        let wanted = RwSignal::new(!is_group && exists);
        let entity = Arc::clone(entity);
        let found = ask(
            move || wanted.get(),
            move |wanted, signal| {
                let entity = Arc::clone(&entity);
                async move {
                    match (wanted, is_group) {
                        (false, _) => Ok(None),
                        // Those of a user are known without a question.
                        (true, false) => Ok(Some(Arc::new(Circle::around(&entity)))),
                        (true, true) => {
                            let circle = client.circle_below(&entity, signal).await?;
                            Ok(Some(Arc::new(circle)))
                        }
                    }
                }
            },
        );
        Self {
            exists,
            is_group,
            alone: StoredValue::new(alone),
            wanted,
            found,
        }
    }

    /// Whether a card counts with them at first: what the groups of a user own is the user's too.
    pub fn begins_included(self) -> bool {
        !self.is_group && self.exists
    }

    /// Full references of everybody that counts; `None` as long as the groups are to be included and
    /// not known.
    pub fn references(self, included: bool) -> Option<Vec<String>> {
        if !included {
            return Some(self.alone.get_value());
        }
        Some(self.circle()?.references())
    }

    /// The groups, once they are known.
    pub fn circle(self) -> Option<Arc<Circle>> {
        let latest = self.found.latest().read();
        latest.as_ref()?.as_ref().ok()?.clone()
    }

    /// Whether the groups are being looked for.
    pub fn is_looking(self) -> bool {
        self.wanted.get() && self.found.asking().get()
    }

    /// The switch that includes them; nothing where there are none.
    pub fn switch(self, included: RwSignal<bool>) -> Option<impl IntoView> {
        let label = match self.is_group {
            true => words::include_sub_groups(),
            false => words::include_groups(),
        };
        let change = move |on: bool| {
            // Wanted once more they would be looked for once more.
            if on && !self.wanted.get_untracked() {
                self.wanted.set(true);
            }
            included.set(on);
        };
        self.exists
            .then(|| view! { <Switch label=label on=included on_change=change /> })
    }

    /// What went wrong while looking for them, or that some are left out.
    pub fn caveat(self, included: RwSignal<bool>) -> impl Fn() -> Option<AnyView> + Send {
        move || {
            if !included.get() {
                return None;
            }
            let cut = match &*self.found.latest().read() {
                Some(Err(error)) => {
                    let again = Callback::new(move |()| self.found.retry());
                    return Some(failed(error, again));
                }
                Some(Ok(Some(circle))) => circle.is_cut(),
                _ => false,
            };
            let most = MOST.to_string();
            cut.then(|| {
                let sentence = match self.is_group {
                    true => words::sub_groups_cut(&most),
                    false => words::groups_cut(&most),
                };
                view! { <p class="caveat">{sentence}</p> }.into_any()
            })
        }
    }
}
