//! The built-in kinds: what their specification must hold, and which relations it means.
//!
//! Required and optional fields are those of catalog-model's `schema/kinds`, relations those of
//! catalog-backend's `BuiltinKindsEntityProcessor`. Kinds that are not listed here are accepted
//! as they are; a Backstage backend takes them only with a processor of their own.

/// What a field of the specification holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    /// A text that is not empty.
    Text,
    /// Texts that are not empty.
    Texts,
    /// Any value.
    Anything,
}

/// A field of the specification.
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) holds: Holds,
    pub(crate) required: bool,
}

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

/// What is known of a kind.
pub(crate) struct Kind {
    /// API versions of the kind.
    pub(crate) api_versions: &'static [&'static str],
    pub(crate) fields: &'static [Field],
    pub(crate) relates: &'static [Relates],
}

const fn text(name: &'static str) -> Field {
    Field {
        name,
        holds: Holds::Text,
        required: true,
    }
}

const fn maybe_text(name: &'static str) -> Field {
    Field {
        name,
        holds: Holds::Text,
        required: false,
    }
}

const fn texts(name: &'static str) -> Field {
    Field {
        name,
        holds: Holds::Texts,
        required: true,
    }
}

const fn maybe_texts(name: &'static str) -> Field {
    Field {
        name,
        holds: Holds::Texts,
        required: false,
    }
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
const SYSTEM: Relates = relates("system", Some("System"), "partOf", "hasPart");
const DEPENDS_ON: Relates = relates("dependsOn", None, "dependsOn", "dependencyOf");
const DEPENDENCY_OF: Relates = relates("dependencyOf", None, "dependencyOf", "dependsOn");

const CORE: &[&str] = &["backstage.io/v1alpha1", "backstage.io/v1beta1"];

const COMPONENT: Kind = Kind {
    api_versions: CORE,
    fields: &[
        text("type"),
        text("lifecycle"),
        text("owner"),
        maybe_text("system"),
        maybe_text("subcomponentOf"),
        maybe_texts("providesApis"),
        maybe_texts("consumesApis"),
        maybe_texts("dependsOn"),
        maybe_texts("dependencyOf"),
    ],
    relates: &[
        OWNER,
        SYSTEM,
        relates("subcomponentOf", Some("Component"), "partOf", "hasPart"),
        relates("providesApis", Some("API"), "providesApi", "apiProvidedBy"),
        relates("consumesApis", Some("API"), "consumesApi", "apiConsumedBy"),
        DEPENDS_ON,
        DEPENDENCY_OF,
    ],
};

const API: Kind = Kind {
    api_versions: CORE,
    fields: &[
        text("type"),
        text("lifecycle"),
        text("owner"),
        text("definition"),
        maybe_text("system"),
    ],
    relates: &[OWNER, SYSTEM],
};

/// An API of type `mcp-server` says where it runs instead of what it offers.
const MCP_SERVER: Kind = Kind {
    api_versions: CORE,
    fields: &[
        text("type"),
        text("lifecycle"),
        text("owner"),
        Field {
            name: "remotes",
            holds: Holds::Anything,
            required: true,
        },
        maybe_text("system"),
    ],
    relates: &[OWNER, SYSTEM],
};

const RESOURCE: Kind = Kind {
    api_versions: CORE,
    fields: &[
        text("type"),
        text("owner"),
        maybe_text("system"),
        maybe_texts("dependsOn"),
        maybe_texts("dependencyOf"),
    ],
    relates: &[OWNER, SYSTEM, DEPENDS_ON, DEPENDENCY_OF],
};

const SYSTEM_KIND: Kind = Kind {
    api_versions: CORE,
    fields: &[text("owner"), maybe_text("domain"), maybe_text("type")],
    relates: &[
        OWNER,
        relates("domain", Some("Domain"), "partOf", "hasPart"),
    ],
};

const DOMAIN: Kind = Kind {
    api_versions: CORE,
    fields: &[text("owner"), maybe_text("subdomainOf"), maybe_text("type")],
    relates: &[
        OWNER,
        relates("subdomainOf", Some("Domain"), "partOf", "hasPart"),
    ],
};

const GROUP: Kind = Kind {
    api_versions: CORE,
    fields: &[
        text("type"),
        texts("children"),
        maybe_text("parent"),
        maybe_texts("members"),
    ],
    relates: &[
        relates("parent", Some("Group"), "childOf", "parentOf"),
        relates("children", Some("Group"), "parentOf", "childOf"),
        relates("members", Some("User"), "hasMember", "memberOf"),
    ],
};

const USER: Kind = Kind {
    api_versions: CORE,
    fields: &[texts("memberOf")],
    relates: &[relates("memberOf", Some("Group"), "memberOf", "hasMember")],
};

const LOCATION: Kind = Kind {
    api_versions: CORE,
    fields: &[
        maybe_text("type"),
        maybe_text("target"),
        maybe_texts("targets"),
        maybe_text("presence"),
    ],
    relates: &[],
};

const TEMPLATE: Kind = Kind {
    api_versions: &["scaffolder.backstage.io/v1beta3"],
    fields: &[
        text("type"),
        Field {
            name: "steps",
            holds: Holds::Anything,
            required: true,
        },
        maybe_text("owner"),
        maybe_text("lifecycle"),
    ],
    relates: &[OWNER],
};

const AI_RESOURCE: Kind = Kind {
    api_versions: &["backstage.io/v1alpha1"],
    fields: &[
        text("type"),
        text("lifecycle"),
        text("owner"),
        maybe_text("system"),
    ],
    relates: &[
        OWNER,
        SYSTEM,
        relates("dependsOn", Some("AiResource"), "dependsOn", "dependencyOf"),
    ],
};

/// What is known of a kind, in whatever case; `spec_type` tells subtypes apart.
pub(crate) fn find(kind: &str, spec_type: Option<&str>) -> Option<&'static Kind> {
    Some(match kind.to_lowercase().as_str() {
        "component" => &COMPONENT,
        "api" if spec_type == Some("mcp-server") => &MCP_SERVER,
        "api" => &API,
        "resource" => &RESOURCE,
        "system" => &SYSTEM_KIND,
        "domain" => &DOMAIN,
        "group" => &GROUP,
        "user" => &USER,
        "location" => &LOCATION,
        "template" => &TEMPLATE,
        "airesource" => &AI_RESOURCE,
        _ => return None,
    })
}
