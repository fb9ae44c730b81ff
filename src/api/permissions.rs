//! What the reader may do, as far as the backend has a policy. What the parts of a page ask in one
//! turn is one request, and its answers are remembered for a while.

use std::time::Duration;

use catalog::entity_ref::EntityRef;
use catalog::permission::{Decisions, Permission, question};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::Value;

use super::auth::{Session, Standing};
use super::client::{Client, use_client};
use super::error::Error;
use super::request::Request;

/// What is known of what a backend allows the reader.
#[derive(Clone, Copy)]
pub(super) struct Permissions {
    /// Without a policy nothing is forbidden, and nothing asked.
    has_policy: bool,
    decisions: RwSignal<Decisions>,
    asking: StoredValue<Asking>,
    /// Notified when whatever is on screen has to ask again.
    doubted: Trigger,
}

#[derive(Default)]
struct Asking {
    /// The question of this turn.
    turn: Vec<Permission>,
    /// What was asked and is not answered yet.
    under_way: Vec<Permission>,
    /// Answers to questions of an earlier round come too late.
    round: u32,
}

impl Permissions {
    /// Nothing is known yet. Lives as long as the current owner, and forgets everything when somebody
    /// else reads.
    pub(super) fn of(has_policy: bool, session: Session) -> Self {
        let permissions = Self {
            has_policy,
            decisions: RwSignal::default(),
            asking: StoredValue::default(),
            doubted: Trigger::new(),
        };
        if has_policy {
            let standing = session.standing();
            Effect::new(move |last: Option<Option<String>>| {
                let last = last.flatten();
                let reader = reader(&standing.read());
                if reader.is_some() && last.is_some() && reader != last {
                    permissions.decisions.update(Decisions::forget);
                    permissions.ask_again();
                }
                reader.or(last)
            });
        }
        permissions
    }

    /// The backend has refused what was offered: its policy may be another one by now.
    pub(super) fn doubt(self) {
        if self.has_policy {
            self.decisions.update_untracked(Decisions::doubt);
            self.ask_again();
        }
    }

    fn ask_again(self) {
        self.asking.update_value(|asking| {
            asking.under_way.clear();
            asking.round += 1;
        });
        self.doubted.notify();
    }

    /// Asks with everything else of this turn, unless the answer is known or on its way.
    fn want(self, client: Client, permission: Permission) {
        let is_fresh = |decisions: &Decisions| decisions.is_fresh(&permission, now());
        if self.decisions.with_untracked(is_fresh) {
            return;
        }
        let is_first = self.asking.try_update_value(|asking| {
            let is_first = asking.turn.is_empty();
            let mut asked = asking.turn.iter().chain(&asking.under_way);
            if asked.any(|asked| *asked == permission) {
                return false;
            }
            asking.turn.push(permission);
            is_first
        });
        if is_first == Some(true) {
            set_timeout(move || self.end_turn(client), Duration::ZERO);
        }
    }

    fn end_turn(self, client: Client) {
        // The portal may be gone.
        let turn = self.asking.try_update_value(|asking| {
            let turn = std::mem::take(&mut asking.turn);
            asking.under_way.extend_from_slice(&turn);
            (turn, asking.round)
        });
        let Some((turn, round)) = turn else { return };
        let request = Request::question("/authorize", &question(&turn)).of("permission");
        spawn_local(async move {
            let answer = client.send(request, None).await;
            let is_awaited = self.asking.try_update_value(|asking| {
                asking.under_way.retain(|asked| !turn.contains(asked));
                asking.round == round
            });
            if is_awaited == Some(true) {
                self.decisions
                    .update(|decisions| take_in(decisions, &turn, answer));
            }
        });
    }
}

fn take_in(decisions: &mut Decisions, turn: &[Permission], answer: Result<Value, Error>) {
    let is_judged = match &answer {
        Ok(answer) => decisions.learn(turn, answer, now()),
        // There is nobody who could judge it (no such plugin), or nobody who would judge this reader (a
        // token of a service: a backend allows those what they ask).
        Err(Error::NotFound | Error::Forbidden) => {
            decisions.allow(turn, Some(now()));
            true
        }
        Err(_) => false,
    };
    if !is_judged {
        // A fault is no refusal: what is offered wrongly says so when it is tried, what is missing
        // wrongly says nothing.
        decisions.allow(turn, None);
    }
}

/// Who reads, where that is known.
fn reader(standing: &Standing) -> Option<String> {
    match standing {
        Standing::Unknown | Standing::Anonymous => None,
        Standing::SignedOut => Some(String::new()),
        Standing::SignedIn(user) | Standing::Expired(user) => Some(user.reference.clone()),
    }
}

fn now() -> f64 {
    js_sys::Date::now()
}

impl Client {
    /// Whether the backend has a policy, so that what it does not show may be there all the same.
    pub fn has_policy(self) -> bool {
        self.permissions().has_policy
    }

    /// Asks what the page of an entity will ask once that is known, with the first questions.
    pub fn foresee(self, entity: &EntityRef) {
        if self.has_policy() {
            let entity = || entity.clone();
            for permission in [
                Permission::EntityRefresh(entity()),
                Permission::EntityDelete(entity()),
            ] {
                self.permissions().want(self, permission);
            }
        }
    }
}

/// What was decided on something, `None` before the first answer, now and later.
pub fn use_decision(permission: Permission) -> Signal<Option<bool>> {
    let client = use_client();
    let permissions = client.permissions();
    if !permissions.has_policy {
        return Signal::stored(Some(true));
    }
    let wanted = permission.clone();
    Effect::new(move |_| {
        permissions.doubted.track();
        permissions.want(client, wanted.clone());
    });
    Memo::new(move |_| permissions.decisions.read().recall(&permission)).into()
}

/// Whether the reader may do something, now and later. Not before that is known: what is offered
/// and then taken back was never there for the reader.
pub fn use_permission(permission: Permission) -> Signal<bool> {
    let decision = use_decision(permission);
    Signal::derive(move || decision.get() == Some(true))
}

/// What was decided on registering locations. The stock portal asks for the one, a catalog for the
/// other; who forbids either does not want it offered.
pub fn use_registering() -> Signal<Option<bool>> {
    let entities = use_decision(Permission::EntityCreate);
    let locations = use_decision(Permission::LocationCreate);
    Signal::derive(move || Some(entities.get()? && locations.get()?))
}
