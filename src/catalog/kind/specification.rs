//! What `spec` has to hold, kind by kind (catalog-model `schema/kinds`, scaffolder-common
//! `Template.v1beta3.schema.json`). Fields that are not named may hold anything.

use crate::validate::schema::{Fields, MAP, Others, Schema, WORD, WORDS, fields};

pub(super) const COMPONENT: Schema = fields(
    &["type", "lifecycle", "owner"],
    &[
        ("type", WORD),
        ("lifecycle", WORD),
        ("owner", WORD),
        ("system", WORD),
        ("subcomponentOf", WORD),
        ("providesApis", WORDS),
        ("consumesApis", WORDS),
        ("dependsOn", WORDS),
    ],
);

pub(super) const API: Schema = fields(
    &["type", "lifecycle", "owner", "definition"],
    &[
        ("type", WORD),
        ("lifecycle", WORD),
        ("owner", WORD),
        ("system", WORD),
        ("definition", WORD),
    ],
);

pub(super) const MCP_SERVER: Schema = fields(
    &["type", "lifecycle", "owner", "remotes"],
    &[
        ("type", Schema::Exactly("mcp-server")),
        ("lifecycle", WORD),
        ("owner", WORD),
        ("system", WORD),
        (
            "remotes",
            Schema::List(
                1,
                &fields(&["type", "url"], &[("type", WORD), ("url", WORD)]),
            ),
        ),
    ],
);

pub(super) const RESOURCE: Schema = fields(
    &["type", "owner"],
    &[
        ("type", WORD),
        ("owner", WORD),
        ("dependsOn", WORDS),
        ("system", WORD),
    ],
);

pub(super) const SYSTEM: Schema = fields(
    &["owner"],
    &[("owner", WORD), ("domain", WORD), ("type", WORD)],
);

pub(super) const DOMAIN: Schema = fields(
    &["owner"],
    &[("owner", WORD), ("subdomainOf", WORD), ("type", WORD)],
);

const PROFILE: Schema = fields(
    &[],
    &[("displayName", WORD), ("email", WORD), ("picture", WORD)],
);

pub(super) const GROUP: Schema = fields(
    &["type", "children"],
    &[
        ("type", WORD),
        ("profile", PROFILE),
        ("parent", WORD),
        ("children", WORDS),
        ("members", WORDS),
    ],
);

pub(super) const USER: Schema = fields(&["memberOf"], &[("profile", PROFILE), ("memberOf", WORDS)]);

pub(super) const LOCATION: Schema = fields(
    &[],
    &[
        ("type", WORD),
        ("target", WORD),
        ("targets", WORDS),
        ("presence", Schema::OneOf(&["required", "optional"])),
    ],
);

const PERMISSIONS: Schema = fields(&[], &[("tags", Schema::List(0, &Schema::Text))]);

const PARAMETERS: Schema = fields(&[], &[("backstage:permissions", PERMISSIONS)]);

const DECORATORS: Schema = Schema::List(0, &fields(&[], &[("id", Schema::Text), ("input", MAP)]));

const STEP: Schema = fields(
    &["action"],
    &[
        ("id", Schema::Text),
        ("name", Schema::Text),
        ("action", Schema::Text),
        ("input", MAP),
        ("if", Schema::TextOrTruth),
        ("backstage:permissions", PERMISSIONS),
    ],
);

const OUTPUT_LINK: Schema = fields(
    &[],
    &[
        ("if", Schema::TextOrTruth),
        ("url", WORD),
        ("entityRef", WORD),
        ("title", WORD),
        ("icon", WORD),
    ],
);

const OUTPUT_TEXT: Schema = fields(
    &[],
    &[
        ("if", Schema::TextOrTruth),
        ("title", WORD),
        ("icon", WORD),
        ("content", Schema::Text),
    ],
);

const OUTPUT: Schema = Schema::Map(Fields {
    required: &[],
    known: &[
        ("links", Schema::List(0, &OUTPUT_LINK)),
        ("text", Schema::List(0, &OUTPUT_TEXT)),
    ],
    others: Others::Texts,
});

const BUTTON_LABELS: Schema = fields(
    &[],
    &[
        ("backButtonText", Schema::Text),
        ("createButtonText", Schema::Text),
        ("reviewButtonText", Schema::Text),
    ],
);

pub(super) const TEMPLATE: Schema = fields(
    &["type", "steps"],
    &[
        ("type", WORD),
        ("owner", WORD),
        ("lifecycle", WORD),
        (
            "parameters",
            Schema::Either(&PARAMETERS, &Schema::List(0, &PARAMETERS)),
        ),
        ("secrets", fields(&[], &[("schema", MAP)])),
        (
            "presentation",
            fields(&[], &[("buttonLabels", BUTTON_LABELS)]),
        ),
        (
            "EXPERIMENTAL_recovery",
            fields(&[], &[("EXPERIMENTAL_strategy", Schema::Text)]),
        ),
        ("formDecorators", DECORATORS),
        ("EXPERIMENTAL_formDecorators", DECORATORS),
        ("steps", Schema::List(0, &STEP)),
        ("output", OUTPUT),
    ],
);

pub(super) const AI_RESOURCE: Schema = fields(
    &["type", "lifecycle", "owner"],
    &[
        ("type", WORD),
        ("lifecycle", WORD),
        ("owner", WORD),
        ("system", WORD),
    ],
);

pub(super) const AI_SKILL: Schema = fields(
    &["type", "lifecycle", "owner"],
    &[
        ("lifecycle", WORD),
        ("owner", WORD),
        ("system", WORD),
        ("disciplines", WORDS),
        ("categories", WORDS),
        ("agents", WORDS),
        ("dependsOn", WORDS),
        ("allowedTools", WORD),
        ("license", WORD),
        ("compatibility", Schema::Word(500)),
    ],
);

pub(super) const AI_RULE: Schema = fields(
    &["type", "lifecycle", "owner", "category", "rationale"],
    &[
        ("lifecycle", WORD),
        ("owner", WORD),
        ("system", WORD),
        ("disciplines", WORDS),
        ("category", WORD),
        ("rationale", WORD),
    ],
);

pub(super) const AI_PLUGIN: Schema = fields(
    &["type", "lifecycle", "owner", "skills"],
    &[
        ("lifecycle", WORD),
        ("owner", WORD),
        ("system", WORD),
        ("skills", WORDS),
        ("version", WORD),
    ],
);

pub(super) const AI_MARKETPLACE: Schema = fields(
    &["type", "lifecycle", "owner", "plugins"],
    &[
        ("lifecycle", WORD),
        ("owner", WORD),
        ("system", WORD),
        ("plugins", WORDS),
        ("version", WORD),
    ],
);
