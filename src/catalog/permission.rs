//! What a policy may forbid, how a backend is asked for it, and what it has answered (Backstage's
//! `plugin-permission-common`, `POST /api/permission/authorize`).

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use crate::entity_ref::EntityRef;

/// How long an answer is taken for true, in milliseconds: policies change seldom, and whatever is
/// done is judged again by the backend.
const FRESH_MS: f64 = 300_000.0;

/// What a policy may forbid, of what the portal offers (`plugin-catalog-common` `permissions.ts`).
/// What is about an entity names it: nobody may ask for all at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Permission {
    /// To bring entities into the catalog at all; the stock portal's pages ask only for that.
    EntityCreate,
    /// To have the files of an entity read again.
    EntityRefresh(EntityRef),
    /// To take an entity out of the catalog.
    EntityDelete(EntityRef),
    /// To see which locations are registered.
    LocationRead,
    /// To register a location.
    LocationCreate,
    /// To unregister a location.
    LocationDelete,
    /// To have the catalog look for files in a repository.
    LocationAnalyze,
}

impl Permission {
    /// Its name, and its action where it has one.
    fn name(&self) -> (&'static str, Option<&'static str>) {
        match self {
            Self::EntityCreate => ("catalog.entity.create", Some("create")),
            Self::EntityRefresh(_) => ("catalog.entity.refresh", Some("update")),
            Self::EntityDelete(_) => ("catalog.entity.delete", Some("delete")),
            Self::LocationRead => ("catalog.location.read", Some("read")),
            Self::LocationCreate => ("catalog.location.create", Some("create")),
            Self::LocationDelete => ("catalog.location.delete", Some("delete")),
            Self::LocationAnalyze => ("catalog.location.analyze", None),
        }
    }

    fn entity(&self) -> Option<&EntityRef> {
        match self {
            Self::EntityRefresh(entity) | Self::EntityDelete(entity) => Some(entity),
            _ => None,
        }
    }

    /// No other question has it.
    fn id(&self) -> String {
        let entity = self.entity().map(EntityRef::to_string);
        [self.name().0, " ", &entity.unwrap_or_default()].concat()
    }

    fn question(&self) -> Value {
        let (name, action) = self.name();
        let attributes = action.map(|action| ("action".to_owned(), action.into()));
        let mut described = Map::new();
        described.extend(attributes);
        match self.entity() {
            None => json!({
                "id": self.id(),
                "permission": {"type": "basic", "name": name, "attributes": described},
            }),
            Some(entity) => json!({
                "id": self.id(),
                "permission": {
                    "type": "resource",
                    "name": name,
                    "attributes": described,
                    "resourceType": "catalog-entity",
                },
                "resourceRef": entity.to_string(),
            }),
        }
    }
}

/// The body of the request that asks for all of these.
pub fn question(permissions: &[Permission]) -> Value {
    let items: Vec<Value> = permissions.iter().map(Permission::question).collect();
    json!({"items": items})
}

/// What is known of what the reader may do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decisions(HashMap<String, Decision>);

#[derive(Clone, Copy, Debug, PartialEq)]
struct Decision {
    is_allowed: bool,
    /// Milliseconds; nothing once it is to be asked for again.
    fresh_until: Option<f64>,
}

impl Decisions {
    /// What was decided the last time, however long ago; `None` if it never was.
    pub fn recall(&self, permission: &Permission) -> Option<bool> {
        Some(self.0.get(&permission.id())?.is_allowed)
    }

    /// Whether that need not be asked for again. `now` is in milliseconds, of any clock.
    pub fn is_fresh(&self, permission: &Permission, now: f64) -> bool {
        let decision = self.0.get(&permission.id());
        decision
            .and_then(|decision| decision.fresh_until)
            .is_some_and(|until| now < until)
    }

    /// Takes in the answer to a question: `{items: [{id, result}]}`, by their ids and in any order.
    /// What is not plainly allowed is not. False if it is no such answer, and nothing is taken in.
    pub fn learn(&mut self, permissions: &[Permission], answer: &Value, now: f64) -> bool {
        let Some(items) = answer.get("items").and_then(Value::as_array) else {
            return false;
        };
        for permission in permissions {
            let id = permission.id();
            let mut own = items.iter().filter(|item| item["id"] == id.as_str());
            let is_allowed = own.any(|item| item["result"] == "ALLOW");
            self.decide(permission, is_allowed, Some(now));
        }
        true
    }

    /// Allows what nobody has judged. `now` is when that was found to be so for good, `None` if the
    /// next one is to ask again.
    pub fn allow(&mut self, permissions: &[Permission], now: Option<f64>) {
        for permission in permissions {
            self.decide(permission, true, now);
        }
    }

    /// All of it has to be asked for again; until then it stays as it is.
    pub fn doubt(&mut self) {
        for decision in self.0.values_mut() {
            decision.fresh_until = None;
        }
    }

    /// Nothing of it is so any more.
    pub fn forget(&mut self) {
        self.0.clear();
    }

    fn decide(&mut self, permission: &Permission, is_allowed: bool, now: Option<f64>) {
        let fresh_until = now.map(|now| now + FRESH_MS);
        let decision = Decision {
            is_allowed,
            fresh_until,
        };
        self.0.insert(permission.id(), decision);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn web() -> EntityRef {
        EntityRef::new("Component", "default", "Web")
    }

    fn refresh() -> Permission {
        Permission::EntityRefresh(web())
    }

    fn ids(body: &Value) -> Vec<&str> {
        let items = body["items"].as_array().expect("items").iter();
        items
            .map(|item| item["id"].as_str().expect("an id"))
            .collect()
    }

    #[test]
    fn what_is_about_an_entity_names_it_and_the_rest_does_not() {
        let asked = [Permission::LocationAnalyze, refresh()];
        let mut body = question(&asked);
        for item in body["items"].as_array_mut().expect("items") {
            item["id"] = Value::Null;
        }
        // As permission-common's own client sends them, but for the ids.
        assert_eq!(
            body,
            json!({"items": [
                {
                    "id": null,
                    "permission": {"type": "basic", "name": "catalog.location.analyze", "attributes": {}},
                },
                {
                    "id": null,
                    "permission": {
                        "type": "resource",
                        "name": "catalog.entity.refresh",
                        "attributes": {"action": "update"},
                        "resourceType": "catalog-entity",
                    },
                    "resourceRef": "component:default/web",
                },
            ]})
        );
    }

    #[test]
    fn no_two_questions_have_one_id() {
        let asked = [
            Permission::EntityCreate,
            refresh(),
            Permission::EntityDelete(web()),
            Permission::EntityDelete(EntityRef::new("api", "default", "web")),
            Permission::LocationRead,
            Permission::LocationCreate,
            Permission::LocationDelete,
            Permission::LocationAnalyze,
        ];
        let body = question(&asked);
        let mut ids = ids(&body);
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), asked.len());
    }

    #[test]
    fn answers_count_by_their_ids() {
        let asked = [
            Permission::EntityCreate,
            refresh(),
            Permission::LocationCreate,
            Permission::LocationRead,
        ];
        let body = question(&asked);
        let ids = ids(&body);
        let answer = json!({"items": [
            {"id": ids[2], "result": "CONDITIONAL", "conditions": {}},
            {"id": ids[1], "result": "ALLOW"},
            {"id": "another", "result": "ALLOW"},
            {"id": ids[0], "result": "DENY"},
        ]});
        let mut decisions = Decisions::default();
        assert!(decisions.learn(&asked, &answer, 0.0));
        let known = asked
            .iter()
            .map(|permission| decisions.recall(permission).expect("a decision"));
        assert_eq!(known.collect::<Vec<_>>(), [false, true, false, false]);
        assert_eq!(decisions.recall(&Permission::LocationDelete), None);
    }

    #[test]
    fn what_is_no_answer_decides_nothing() {
        let mut decisions = Decisions::default();
        for answer in [json!({}), json!({"items": "x"}), json!("welcome")] {
            assert!(!decisions.learn(&[Permission::LocationRead], &answer, 0.0));
        }
        assert_eq!(decisions, Decisions::default());
    }

    #[test]
    fn a_decision_is_asked_for_again_after_a_while_and_stays_until_then() {
        let asked = [refresh()];
        let mut decisions = Decisions::default();
        assert!(!decisions.is_fresh(&asked[0], 0.0));
        decisions.allow(&asked, Some(1000.0));
        assert!(decisions.is_fresh(&asked[0], 1000.0 + FRESH_MS - 1.0));
        assert!(!decisions.is_fresh(&asked[0], 1000.0 + FRESH_MS));
        assert_eq!(decisions.recall(&asked[0]), Some(true));
        decisions.doubt();
        assert!(!decisions.is_fresh(&asked[0], 1000.0));
        assert_eq!(decisions.recall(&asked[0]), Some(true));
        decisions.forget();
        assert_eq!(decisions.recall(&asked[0]), None);
    }

    #[test]
    fn what_could_not_be_asked_is_allowed_and_asked_for_again() {
        let asked = [Permission::LocationCreate];
        let mut decisions = Decisions::default();
        decisions.allow(&asked, None);
        assert_eq!(decisions.recall(&asked[0]), Some(true));
        assert!(!decisions.is_fresh(&asked[0], 0.0));
    }
}
