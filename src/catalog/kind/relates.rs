//! Fields of a specification whose references become relations, in the order in which
//! `BuiltinKindsEntityProcessor` reads them.

/// A field whose references become relations.
pub(crate) struct Relates {
    pub(crate) field: &'static str,
    /// The kind of a reference that names none; `None` if it has to.
    pub(crate) default_kind: Option<&'static str>,
    /// The relation of the entity itself.
    pub(crate) outgoing: &'static str,
    /// The relation of the entity it refers to.
    pub(crate) incoming: &'static str,
}

const fn relates(
    field: &'static str,
    default_kind: Option<&'static str>,
    outgoing: &'static str,
    incoming: &'static str,
) -> Relates {
    Relates {
        field,
        default_kind,
        outgoing,
        incoming,
    }
}

const OWNER: Relates = relates("owner", Some("Group"), "ownedBy", "ownerOf");
const PART_OF_SYSTEM: Relates = relates("system", Some("System"), "partOf", "hasPart");
const DEPENDS_ON: Relates = relates("dependsOn", None, "dependsOn", "dependencyOf");
const DEPENDENCY_OF: Relates = relates("dependencyOf", None, "dependencyOf", "dependsOn");

pub(super) const COMPONENT: &[Relates] = &[
    OWNER,
    relates("subcomponentOf", Some("Component"), "partOf", "hasPart"),
    relates("providesApis", Some("API"), "providesApi", "apiProvidedBy"),
    relates("consumesApis", Some("API"), "consumesApi", "apiConsumedBy"),
    DEPENDS_ON,
    DEPENDENCY_OF,
    PART_OF_SYSTEM,
];

pub(super) const API: &[Relates] = &[OWNER, PART_OF_SYSTEM];

pub(super) const RESOURCE: &[Relates] = &[OWNER, DEPENDS_ON, DEPENDENCY_OF, PART_OF_SYSTEM];

pub(super) const SYSTEM: &[Relates] = &[
    OWNER,
    relates("domain", Some("Domain"), "partOf", "hasPart"),
];

pub(super) const DOMAIN: &[Relates] = &[
    OWNER,
    relates("subdomainOf", Some("Domain"), "partOf", "hasPart"),
];

pub(super) const GROUP: &[Relates] = &[
    relates("parent", Some("Group"), "childOf", "parentOf"),
    relates("children", Some("Group"), "parentOf", "childOf"),
    relates("members", Some("User"), "hasMember", "memberOf"),
];

pub(super) const USER: &[Relates] = &[relates("memberOf", Some("Group"), "memberOf", "hasMember")];

pub(super) const TEMPLATE: &[Relates] = &[OWNER];

pub(super) const AI_RESOURCE: &[Relates] = &[OWNER, PART_OF_SYSTEM];

pub(super) const AI_SKILL: &[Relates] = &[
    OWNER,
    PART_OF_SYSTEM,
    relates("dependsOn", Some("AiResource"), "dependsOn", "dependencyOf"),
];

pub(super) const AI_PLUGIN: &[Relates] = &[
    OWNER,
    PART_OF_SYSTEM,
    relates("skills", Some("AiResource"), "hasPart", "partOf"),
];

pub(super) const AI_MARKETPLACE: &[Relates] = &[
    OWNER,
    PART_OF_SYSTEM,
    relates("plugins", Some("AiResource"), "hasPart", "partOf"),
];
