//! The kinds a catalog knows: what their specification must hold, and which relations it means.
//!
//! Schemas are those of catalog-model's `schema/kinds` and of scaffolder-common; relations those
//! of catalog-backend's `BuiltinKindsEntityProcessor`, in its order.

mod relates;
mod specification;

pub(crate) use relates::Relates;

use serde_json::Value;

use crate::validate::Schema;

/// The part of Backstage that checks the entities of a kind, by the name it gives itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Checker {
    /// Is always there.
    BuiltinKinds,
    /// Comes with the scaffolder's module for the catalog.
    Scaffolder,
    /// Comes with a model layer, which a backend has to add.
    Model,
}

/// What is known of a kind.
pub(crate) struct Kind {
    /// As it is written in an entity.
    pub(crate) name: &'static str,
    /// API versions of the kind.
    pub(crate) api_versions: &'static [&'static str],
    pub(crate) checker: Checker,
    /// What `spec` is.
    pub(crate) spec: &'static Schema,
    pub(crate) relates: &'static [Relates],
}

const CORE: &[&str] = &["backstage.io/v1alpha1", "backstage.io/v1beta1"];

const fn builtin(name: &'static str, spec: &'static Schema, relates: &'static [Relates]) -> Kind {
    Kind {
        name,
        api_versions: CORE,
        checker: Checker::BuiltinKinds,
        spec,
        relates,
    }
}

const fn ai_resource(spec: &'static Schema, relates: &'static [Relates]) -> Kind {
    Kind {
        name: "AiResource",
        api_versions: &["backstage.io/v1alpha1"],
        checker: Checker::Model,
        spec,
        relates,
    }
}

const COMPONENT: Kind = builtin("Component", &specification::COMPONENT, relates::COMPONENT);
const API: Kind = builtin("API", &specification::API, relates::API);
/// An API of type `mcp-server` says where it runs instead of what it offers.
const MCP_SERVER: Kind = Kind {
    checker: Checker::Model,
    spec: &specification::MCP_SERVER,
    ..API
};
const RESOURCE: Kind = builtin("Resource", &specification::RESOURCE, relates::RESOURCE);
const SYSTEM: Kind = builtin("System", &specification::SYSTEM, relates::SYSTEM);
const DOMAIN: Kind = builtin("Domain", &specification::DOMAIN, relates::DOMAIN);
const GROUP: Kind = builtin("Group", &specification::GROUP, relates::GROUP);
const USER: Kind = builtin("User", &specification::USER, relates::USER);
const LOCATION: Kind = builtin("Location", &specification::LOCATION, &[]);
const TEMPLATE: Kind = Kind {
    name: "Template",
    api_versions: &["scaffolder.backstage.io/v1beta3"],
    checker: Checker::Scaffolder,
    spec: &specification::TEMPLATE,
    relates: relates::TEMPLATE,
};
const AI_RESOURCE: Kind = ai_resource(&specification::AI_RESOURCE, relates::AI_RESOURCE);
const AI_SKILL: Kind = ai_resource(&specification::AI_SKILL, relates::AI_SKILL);
const AI_RULE: Kind = ai_resource(&specification::AI_RULE, relates::AI_RESOURCE);
const AI_PLUGIN: Kind = ai_resource(&specification::AI_PLUGIN, relates::AI_PLUGIN);
const AI_MARKETPLACE: Kind = ai_resource(&specification::AI_MARKETPLACE, relates::AI_MARKETPLACE);

/// What is known of a kind, in whatever case; `spec_type` tells subtypes apart.
pub(crate) fn find(kind: &str, spec_type: Option<&str>) -> Option<&'static Kind> {
    const KINDS: &[&Kind] = &[
        &COMPONENT,
        &API,
        &RESOURCE,
        &SYSTEM,
        &DOMAIN,
        &GROUP,
        &USER,
        &LOCATION,
        &TEMPLATE,
        &AI_RESOURCE,
    ];
    let found = KINDS
        .iter()
        .find(|known| known.name.eq_ignore_ascii_case(kind))?;
    Some(match (found.name, spec_type) {
        ("API", Some("mcp-server")) => &MCP_SERVER,
        ("AiResource", Some("skill")) => &AI_SKILL,
        ("AiResource", Some("rule")) => &AI_RULE,
        ("AiResource", Some("plugin")) => &AI_PLUGIN,
        ("AiResource", Some("marketplace")) => &AI_MARKETPLACE,
        _ => found,
    })
}

/// The kind by which an entity is checked. An API of type `mcp-server` that has a definition
/// counts as any other API: that is how a backend without the model layer takes it.
pub(crate) fn of(entity: &Value) -> Option<&'static Kind> {
    let kind = entity.get("kind")?.as_str()?;
    let spec = entity.get("spec");
    let field = |name: &str| spec.and_then(|spec| spec.get(name));
    let spec_type = field("type").and_then(Value::as_str);
    let any_api = field("definition").is_some() || field("remotes").is_none();
    match spec_type {
        Some("mcp-server") if any_api => find(kind, None),
        _ => find(kind, spec_type),
    }
}
