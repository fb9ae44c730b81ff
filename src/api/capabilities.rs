//! What the backend can do: found out, never assumed. It is taken to be able to do everything until
//! a route or a parameter is missing; then its OpenAPI document is read, or its routes are tried
//! where it has none. What was found is good for this visit, and for some hours of the next ones.

use std::rc::Rc;

use async_lock::Mutex;
use catalog::older::Abilities;
use futures_util::future::join_all;
use leptos::prelude::*;
use serde_json::json;
use web_sys::AbortSignal;

use super::auth::Notes;
use super::client::Client;
use super::config::Backend;
use super::error::Error;
use super::network::insisted;
use super::request::Request;
use crate::lazy::{Later, chunk};

/// How long a backend is taken to be as it was, in milliseconds: six hours.
const GOOD_FOR: i64 = 6 * 3_600_000;

/// Whole milliseconds since 1970: to write and to read a fraction takes much code.
fn now() -> i64 {
    js_sys::Date::now() as i64
}

/// What is known of one backend.
#[derive(Clone, Copy)]
pub(super) struct Capabilities {
    abilities: RwSignal<Abilities>,
    /// What it has been seen to do in this visit: a 404 in its place is then none of its own.
    shown: StoredValue<Abilities>,
    /// When it was looked at in this visit, as [`insisted`] counts. Locked while it is.
    examined: StoredValue<Rc<Mutex<Option<u32>>>, LocalStorage>,
    /// The address of the backend; none of the embedded catalog, which can do everything.
    base: StoredValue<Option<String>>,
    notes: StoredValue<Notes, LocalStorage>,
}

impl Capabilities {
    /// What an earlier visit has found out, or everything.
    pub(super) fn of(backend: &Backend, notes: Notes) -> Self {
        let base = match backend {
            Backend::Http(server) => Some(server.base.clone()),
            Backend::Embedded(_) => None,
        };
        let kept = base.as_deref().and_then(notes.abilities);
        let kept = kept.and_then(|text| {
            let (since, words) = text.split_once(' ')?;
            let age = now() - since.parse::<i64>().ok()?;
            (0..GOOD_FOR)
                .contains(&age)
                .then(|| Abilities::from_words(words))
        });
        Self {
            abilities: RwSignal::new(kept.unwrap_or_default()),
            shown: StoredValue::new(Abilities::from_words("")),
            examined: StoredValue::new_local(Rc::default()),
            base: StoredValue::new(base),
            notes: StoredValue::new_local(notes),
        }
    }

    /// Remembers that a question was answered.
    pub(super) fn has_answered(self, request: &Request) {
        let shown = Abilities::shown_by(request.method.name(), &request.target);
        self.shown.try_update_value(|all| *all = all.or(shown));
    }

    fn take(self, found: Abilities) {
        let found = self
            .shown
            .try_get_value()
            .map_or(found, |shown| found.or(shown));
        self.abilities.try_set(found);
        let kept = (found != Abilities::default())
            .then(|| [&now().to_string(), " ", &found.to_words()].concat());
        if let (Some(Some(base)), Some(notes)) =
            (self.base.try_get_value(), self.notes.try_get_value())
        {
            (notes.keep_abilities)(&base, kept.as_deref());
        }
    }
}

impl Client {
    /// What the backend can do, as far as is known.
    pub fn abilities(self) -> ReadSignal<Abilities> {
        self.capabilities.abilities.read_only()
    }

    /// The same at this moment.
    pub(super) fn can(self) -> Abilities {
        let abilities = self.capabilities.abilities.try_get_untracked();
        abilities.unwrap_or_default()
    }

    /// Whether an error came of something that the backend cannot do and that `used` says it can, or of
    /// something that it can do after all; then [`Client::can`] knows better from now on. The backend is
    /// looked at once a visit, and once more whenever a reader insists: what answered for it may have
    /// been something in between.
    pub(super) async fn learns(
        self,
        used: Abilities,
        error: &Error,
        signal: Option<&AbortSignal>,
    ) -> bool {
        let is_of_abilities = is_missing(error) || matches!(error, Error::Unsupported);
        if self.is_embedded() || !is_of_abilities {
            return false;
        }
        let Some(examined) = self.capabilities.examined.try_get_value() else {
            return false;
        };
        // Whoever else missed something in the meantime waits, and asks nothing.
        let mut examined = examined.lock().await;
        let now = insisted();
        if *examined != Some(now)
            && let Ok(examining) = examining(self, signal.cloned()).await
            && let Some(found) = examining.await
        {
            *examined = Some(now);
            self.capabilities.take(found);
        }
        self.can() != used
    }

    /// Looks at the backend; nothing is known if something else than a catalog answers.
    async fn examine(self, signal: Option<AbortSignal>) -> Option<Abilities> {
        let ask = |request: Request| self.send(request, signal.clone());
        let get = |target: &str| ask(Request::get(target.to_owned()));
        match get("/openapi.json").await {
            Ok(document) => {
                if let Some(found) = Abilities::of_document(&document) {
                    return Some(found);
                }
            }
            Err(error) if is_missing(&error) => {}
            Err(_) => return None,
        }
        let entities = get("/entities?limit=1&fields=kind").await.ok()?;
        entities.as_array()?;
        let nobody = json!({"entityRefs": []});
        let nothing = json!({"query": {"kind": "-"}, "limit": 0});
        let tried = join_all([
            get("/entities/by-query?limit=0"),
            get("/entities/by-query?limit=0&offset=0"),
            ask(Request::question("/entities/by-query", &nothing)),
            ask(Request::question("/entities/by-refs", &nobody)),
            get("/entity-facets?facet=kind"),
        ]);
        let mut found = tried.await.into_iter().map(|answer| match answer {
            Ok(_) => Some(true),
            Err(error) => is_missing(&error).then_some(false),
        });
        let mut able = || found.next().flatten();
        Some(Abilities {
            by_query: able()?,
            offsets: able()?,
            predicates: able()?,
            by_refs: able()?,
            facets: able()?,
        })
    }
}

chunk! { list:
    fn examining(client: Client, signal: Option<AbortSignal>) -> Later<Option<Abilities>> {
        Box::pin(client.examine(signal))
    }
}

/// Whether an error may come of a route or a parameter that is not there (catalogs refuse unknown
/// parameters since catalog-backend 1.12).
pub(super) fn is_missing(error: &Error) -> bool {
    match error {
        Error::NotFound | Error::Unexpected(405, _) => true,
        Error::Invalid(message) => message.starts_with("Unknown query parameter"),
        _ => false,
    }
}
