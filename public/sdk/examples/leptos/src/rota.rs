//! Whose turn it is: the members of a group take turns, a week each, in the order of their names.

use serde::Deserialize;
use wasm_bindgen::JsValue;

/// What this plugin reads of an entity.
#[derive(Clone, Deserialize, PartialEq)]
pub struct Entity {
    pub kind: String,
    pub metadata: Metadata,
    #[serde(default)]
    pub relations: Vec<Relation>,
}

#[derive(Clone, Deserialize, PartialEq)]
pub struct Metadata {
    pub name: String,
    #[serde(default)]
    pub title: Option<String>,
}

#[derive(Clone, Deserialize, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct Relation {
    #[serde(rename = "type")]
    pub kind: String,
    pub target_ref: String,
}

impl Entity {
    pub fn read(entity: JsValue) -> Result<Self, JsValue> {
        serde_wasm_bindgen::from_value(entity).map_err(JsValue::from)
    }

    pub fn is_group(&self) -> bool {
        self.kind.eq_ignore_ascii_case("group")
    }

    pub fn label(&self) -> &str {
        self.metadata
            .title
            .as_deref()
            .unwrap_or(&self.metadata.name)
    }

    /// The group that owns it. People who own something alone take no turns.
    pub fn owner(&self) -> Option<&str> {
        self.targets("ownedBy")
            .find(|target| target.starts_with("group:"))
    }

    /// References of those who take turns, in their order.
    pub fn members(&self) -> Vec<String> {
        let mut members: Vec<_> = self.targets("hasMember").map(str::to_owned).collect();
        members.sort();
        members
    }

    fn targets(&self, kind: &str) -> impl Iterator<Item = &str> {
        let related = self
            .relations
            .iter()
            .filter(move |relation| relation.kind == kind);
        related.map(|relation| relation.target_ref.as_str())
    }
}

/// Where the catalog tells of `kind:namespace/name`.
pub fn path_of(reference: &str) -> String {
    format!(
        "/api/catalog/entities/by-name/{}",
        reference.replacen(':', "/", 1)
    )
}

/// The last part of a reference.
pub fn name_of(reference: &str) -> &str {
    reference.rsplit(['/', ':']).next().unwrap_or(reference)
}

const WEEK: f64 = 7.0 * 24.0 * 60.0 * 60.0 * 1000.0;

/// The first of January 1970 was a Thursday, and weeks begin on Mondays.
const FIRST_MONDAY: f64 = 4.0 * 24.0 * 60.0 * 60.0 * 1000.0;

/// Members from the one whose turn it is on, at a time in milliseconds.
pub fn turns(members: &[String], now: f64) -> Vec<String> {
    if members.is_empty() {
        return Vec::new();
    }
    let week = ((now - FIRST_MONDAY) / WEEK).floor().max(0.0) as usize;
    let mut turns = members.to_vec();
    turns.rotate_left(week % members.len());
    turns
}
