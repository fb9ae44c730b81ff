//! What a plugin adds to the portal.

use crate::predicate::Predicate;

/// What an extension is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExtensionKind {
    /// A tab of entity pages.
    Tab,
    /// A card of the overview.
    Card,
    /// A page of its own.
    Page,
}

impl ExtensionKind {
    /// The word that its code is told.
    pub fn name(self) -> &'static str {
        match self {
            Self::Tab => "tab",
            Self::Card => "card",
            Self::Page => "page",
        }
    }

    /// How Backstage's ids of such extensions begin (its blueprints' `kind`).
    fn prefix(self) -> &'static str {
        match self {
            Self::Tab => "entity-content:",
            Self::Card => "entity-card:",
            Self::Page => "page:",
        }
    }

    /// Where Backstage attaches it: an extension and one of its inputs.
    pub fn attach_point(self) -> (&'static str, &'static str) {
        match self {
            Self::Tab => ("page:catalog/entity", "contents"),
            Self::Card => ("entity-content:catalog/overview", "cards"),
            Self::Page => ("app/routes", "routes"),
        }
    }
}

/// Where on the overview a card stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Area {
    /// In the wide column.
    #[default]
    Content,
    /// At the side.
    Info,
}

/// Whether an extension is in use.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// It is.
    #[default]
    On,
    /// The plugin itself, or the operator, has it off.
    Disabled,
    /// The reader has it off.
    Unwanted,
    /// It cannot be: a sentence why.
    Refused(String),
}

/// One thing that a plugin adds, as declared and then as configured.
#[derive(Clone, Debug, PartialEq)]
pub struct Extension {
    /// The plugin's id.
    pub plugin: String,
    /// What it is declared as; its code is told so.
    pub kind: ExtensionKind,
    /// Its name among those of its plugin and kind. Unlike the path it never changes.
    pub name: String,
    /// Where it is shown; as it is declared, unless the operator attaches it elsewhere.
    pub shown_as: ExtensionKind,
    /// What it is called.
    pub title: String,
    /// An icon of the portal's own.
    pub icon: Option<String>,
    /// The group of tabs it belongs to.
    pub group: Option<String>,
    /// Its place in addresses, of a tab or a page; empty for the tab that opens first.
    pub path: String,
    /// Where a card stands.
    pub area: Area,
    /// Whether the navigation leads to a page.
    pub nav: bool,
    /// Which entities have it.
    pub when: Predicate,
    /// Whether it is in use.
    pub state: State,
}

impl Extension {
    /// An extension that has nothing but its name.
    pub fn new(plugin: &str, kind: ExtensionKind, name: &str, title: &str) -> Self {
        Self {
            plugin: plugin.to_owned(),
            kind,
            name: name.to_owned(),
            shown_as: kind,
            title: title.to_owned(),
            icon: None,
            group: None,
            path: name.to_owned(),
            area: Area::default(),
            nav: true,
            when: Predicate::All(Vec::new()),
            state: State::On,
        }
    }

    /// Backstage's id: `entity-content:acme.builds/builds`, or `page:catalog` for what a plugin has
    /// one of.
    pub fn id(&self) -> String {
        let separator = if self.name.is_empty() { "" } else { "/" };
        [self.kind.prefix(), &self.plugin, separator, &self.name].concat()
    }

    /// Whether other parts of the portal lead to its path, so that it has to stay where it is.
    pub fn is_fixed(&self) -> bool {
        self.name.is_empty() || self.path.is_empty()
    }

    /// What it stands at, if only one can stand there: a kind, and a path of it.
    pub fn place(&self) -> Option<(ExtensionKind, &str)> {
        (self.shown_as != ExtensionKind::Card).then_some((self.shown_as, &self.path))
    }
}

/// Whether a text can be a path: one segment of an address, in lower case.
pub(super) fn is_path(text: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    text.len() <= 63
        && text.bytes().next().is_some_and(is_letter)
        && text.bytes().all(|byte| is_letter(byte) || byte == b'-')
}

/// What a path has to be.
pub(super) const PATH: &str = "lower-case letters, digits and - only, such as \"builds\"";
