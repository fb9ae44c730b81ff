//! Which columns the list of a kind has (plugin-catalog `defaultCatalogTableColumnsFunc`), and
//! what each may be sorted by.

use crate::language::words::list as words;

/// What the rows need of an entity. An API's definition alone can be megabytes, so lists name
/// their fields.
pub const FIELDS: &str = "kind,metadata.name,metadata.namespace,metadata.title,\
metadata.description,metadata.tags,metadata.annotations.backstage.io/view-url,\
metadata.annotations.backstage.io/edit-url,spec.profile.displayName,spec.owner,spec.system,\
spec.type,spec.lifecycle,spec.target,spec.targets";

/// A column of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// Icon, title and reference; always there, and the first.
    Name,
    /// In lists of every kind.
    Kind,
    /// `metadata.namespace`
    Namespace,
    /// The system it is part of.
    System,
    /// Whom it belongs to.
    Owner,
    /// `spec.type`
    Type,
    /// `spec.lifecycle`
    Lifecycle,
    /// First line of the description.
    Description,
    /// `metadata.tags`
    Tags,
    /// What a Location points to.
    Targets,
}

/// The columns of a kind's list, unless the reader chose others; `None` for the list of all kinds.
pub fn of(kind: Option<&str>) -> Vec<Column> {
    use Column::*;
    match kind {
        None => vec![Name, Kind, Owner, Type, Description, Tags],
        Some("user") => vec![Name, Description, Tags],
        Some("domain" | "system") => vec![Name, Owner, Description, Tags],
        Some("group" | "template") => vec![Name, Type, Description, Tags],
        Some("location") => vec![Name, Type, Targets],
        Some("resource") => vec![Name, System, Owner, Type, Description, Tags],
        Some(_) => vec![Name, System, Owner, Type, Lifecycle, Description, Tags],
    }
}

impl Column {
    /// Every column there is.
    pub const ALL: [Self; 10] = [
        Self::Name,
        Self::Kind,
        Self::Namespace,
        Self::System,
        Self::Owner,
        Self::Type,
        Self::Lifecycle,
        Self::Description,
        Self::Tags,
        Self::Targets,
    ];

    /// The column of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.name() == name)
    }

    /// What the reader's choice is kept under, whatever the language.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "Name",
            Self::Kind => "Kind",
            Self::Namespace => "Namespace",
            Self::System => "System",
            Self::Owner => "Owner",
            Self::Type => "Type",
            Self::Lifecycle => "Lifecycle",
            Self::Description => "Description",
            Self::Tags => "Tags",
            Self::Targets => "Targets",
        }
    }

    /// The heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Name => words::field_name(),
            Self::Kind => words::field_kind(),
            Self::Namespace => words::field_namespace(),
            Self::System => words::field_system(),
            Self::Owner => words::field_owner(),
            Self::Type => words::field_type(),
            Self::Lifecycle => words::field_lifecycle(),
            Self::Description => words::field_description(),
            Self::Tags => words::field_tags(),
            Self::Targets => words::field_targets(),
        }
    }

    /// The class of its cells; the sheet gives each a width.
    pub fn class(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Kind => "kind",
            Self::Namespace => "namespace",
            Self::System | Self::Owner => "ref-cell",
            Self::Type => "type",
            Self::Lifecycle => "lifecycle",
            Self::Description | Self::Targets => "description",
            Self::Tags => "tags",
        }
    }

    /// The field a column sorts by. The catalog leaves out entities that lack the field of the
    /// order, so only fields that every entity of the kind must have are offered.
    pub fn order_field(self, kind: Option<&str>) -> Option<&'static str> {
        let required = |kinds: &[&str]| kind.is_some_and(|kind| kinds.contains(&kind));
        match self {
            Self::Name => Some("metadata.name"),
            Self::Kind => Some("kind"),
            Self::Namespace => Some("metadata.namespace"),
            Self::Owner if required(&["component", "api", "resource", "system", "domain"]) => {
                Some("spec.owner")
            }
            Self::Type if required(&["component", "api", "resource", "group", "template"]) => {
                Some("spec.type")
            }
            Self::Lifecycle if required(&["component", "api"]) => Some("spec.lifecycle"),
            _ => None,
        }
    }
}
