//! `plugin.json`, version 1. `public/sdk/plugin.schema.json` says the same to editors, and
//! `tests/fixtures/manifests.json` holds both to it.

use serde_json::Value;

use super::extension::{Area, Extension, ExtensionKind, PATH, State, is_path};
use super::reach::{ENDPOINT, ORIGIN, Reach, is_endpoint, is_origin};
use crate::predicate::Predicate;
use crate::written::{Mistake, Reader};

/// Where a plugin's code runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Isolation {
    /// In a sandboxed frame: it sees nothing of the portal.
    #[default]
    Frame,
    /// In the page: trusted as the portal is.
    Page,
}

impl Isolation {
    /// The word in manifests.
    pub fn name(self) -> &'static str {
        match self {
            Self::Frame => "frame",
            Self::Page => "page",
        }
    }

    /// The isolation of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Frame, Self::Page]
            .into_iter()
            .find(|isolation| isolation.name() == name)
    }
}

/// A plugin by its own account, complete and checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Manifest {
    /// What it is known by: `acme.builds`.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Which one it is: `1.4.0`.
    pub version: String,
    /// What it is for.
    pub description: Option<String>,
    /// Where there is more about it.
    pub homepage: Option<String>,
    /// Its module, relative to the manifest.
    pub entry: String,
    /// The hash that the module has to have, as in HTML's `integrity`.
    pub integrity: Option<String>,
    /// Where its code runs.
    pub isolation: Isolation,
    /// What it may ask for.
    pub reach: Reach,
    /// Tabs, then cards, then pages.
    pub extensions: Vec<Extension>,
}

const KEYS: [&str; 15] = [
    "$schema",
    "apiVersion",
    "id",
    "name",
    "version",
    "description",
    "homepage",
    "entry",
    "integrity",
    "isolation",
    "endpoints",
    "origins",
    "tabs",
    "cards",
    "pages",
];

/// First words of ids that are the portal's own, as ids of extensions show them.
const OWN: [&str; 7] = [
    "callboard",
    "catalog",
    "api-docs",
    "catalog-graph",
    "catalog-import",
    "org",
    "problems",
];

impl Manifest {
    /// Reads a manifest, or says everything that is wrong with it.
    pub fn parse(bytes: &[u8]) -> Result<Self, Vec<Mistake>> {
        let whole = |expected: String| {
            vec![Mistake {
                key: String::new(),
                expected,
            }]
        };
        let value: Value = serde_json::from_slice(bytes)
            .map_err(|error| whole(["JSON; ", &error.to_string()].concat()))?;
        let object = value
            .as_object()
            .ok_or_else(|| whole("an object { ... }".to_owned()))?;
        // Nothing is known of the keys of other versions.
        if object.get("apiVersion") != Some(&Value::from(1)) {
            let expected = "1, the only version of plugins that this portal knows".to_owned();
            return Err(vec![Mistake {
                key: "apiVersion".to_owned(),
                expected,
            }]);
        }
        let mut mistakes = Vec::new();
        let manifest = read(&mut Reader::new(object, String::new(), &mut mistakes));
        if mistakes.is_empty() {
            Ok(manifest)
        } else {
            Err(mistakes)
        }
    }
}

fn read(reader: &mut Reader<'_>) -> Manifest {
    reader.refuse_unknown(&KEYS);
    // Editors check the file by it.
    reader.text("$schema");
    let id = id(reader);
    Manifest {
        name: reader.needed("name"),
        version: reader.needed("version"),
        description: reader.text("description").map(str::to_owned),
        homepage: homepage(reader),
        entry: reader.needed("entry"),
        integrity: integrity(reader),
        isolation: isolation(reader),
        reach: Reach {
            endpoints: reader.texts("endpoints", is_endpoint, ENDPOINT),
            origins: reader.texts("origins", is_origin, ORIGIN),
        },
        extensions: extensions(reader, &id),
        id,
    }
}

fn id(reader: &mut Reader<'_>) -> String {
    let id = reader.formed(
        "id",
        is_id,
        "words of lower-case letters and digits with . or - between them, 63 letters at most, such as \"acme.builds\"",
    );
    let first = id.split('.').next().unwrap_or_default();
    if OWN.contains(&first) {
        reader.mistake("id", [first, " to be left to the portal's own"].concat());
    }
    id
}

fn is_id(text: &str) -> bool {
    let is_word = |word: &str| {
        let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        !word.is_empty() && word.bytes().all(is_letter)
    };
    text.len() <= 63 && text.split(['.', '-']).all(is_word)
}

fn homepage(reader: &mut Reader<'_>) -> Option<String> {
    let url = reader.text("homepage")?;
    if !url.starts_with("https://") && !url.starts_with("http://") {
        reader.mistake("homepage", "a URL that begins with https:// or http://");
    }
    Some(url.to_owned())
}

fn integrity(reader: &mut Reader<'_>) -> Option<String> {
    let hash = reader.text("integrity")?;
    if !is_integrity(hash) {
        reader.mistake(
            "integrity",
            "a hash such as \"sha384-\" and 64 letters of base64",
        );
    }
    Some(hash.to_owned())
}

/// Browsers pass over hashes they cannot read, and then check nothing.
pub fn is_integrity(text: &str) -> bool {
    let hash = ["sha256-", "sha384-", "sha512-"]
        .into_iter()
        .zip([44, 64, 88]);
    hash.into_iter().any(|(algorithm, length)| {
        text.strip_prefix(algorithm).is_some_and(|hash| {
            let letters = hash.trim_end_matches('=');
            let is_base64 = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
            hash.len() == length && hash.len() - letters.len() < 3 && letters.bytes().all(is_base64)
        })
    })
}

fn isolation(reader: &mut Reader<'_>) -> Isolation {
    if !reader.object.contains_key("isolation") {
        return Isolation::default();
    }
    let named = reader.object["isolation"]
        .as_str()
        .and_then(Isolation::named);
    named.unwrap_or_else(|| {
        reader.mistake("isolation", "\"frame\" or \"page\"");
        Isolation::default()
    })
}

fn extensions(reader: &mut Reader<'_>, plugin: &str) -> Vec<Extension> {
    let mut all = reader.objects("tabs", |tab| {
        tab.refuse_unknown(&["path", "title", "icon", "group", "when", "disabled"]);
        let mut extension = named(tab, plugin, ExtensionKind::Tab, "path");
        extension.group = tab.text("group").map(str::to_owned);
        extension.when = when(tab);
        extension
    });
    all.extend(reader.objects("cards", |card| {
        card.refuse_unknown(&["id", "title", "icon", "area", "when", "disabled"]);
        let mut extension = named(card, plugin, ExtensionKind::Card, "id");
        extension.area = area(card);
        extension.when = when(card);
        extension
    }));
    all.extend(reader.objects("pages", |page| {
        page.refuse_unknown(&["path", "title", "icon", "nav", "disabled"]);
        let mut extension = named(page, plugin, ExtensionKind::Page, "path");
        extension.nav = page.flag("nav", true);
        extension
    }));
    let lists = ["tabs", "cards", "pages"];
    if lists
        .iter()
        .all(|list| reader.object.get(*list).is_none_or(is_empty))
    {
        reader.mistake("tabs", "at least one tab, card or page: there is none");
    }
    refuse_twice(reader, &all);
    all
}

fn is_empty(value: &Value) -> bool {
    value.as_array().is_some_and(Vec::is_empty)
}

fn named(reader: &mut Reader<'_>, plugin: &str, kind: ExtensionKind, key: &str) -> Extension {
    let name = reader.formed(key, is_path, PATH);
    let title = reader.needed("title");
    let mut extension = Extension::new(plugin, kind, &name, &title);
    extension.icon = reader.text("icon").map(str::to_owned);
    if reader.flag("disabled", false) {
        extension.state = State::Disabled;
    }
    extension
}

fn area(reader: &mut Reader<'_>) -> Area {
    match reader.object.get("area").map(Value::as_str) {
        None | Some(Some("content")) => Area::Content,
        Some(Some("info")) => Area::Info,
        Some(_) => {
            reader.mistake("area", "\"info\" or \"content\"");
            Area::Content
        }
    }
}

fn when(reader: &mut Reader<'_>) -> Predicate {
    let everything = Predicate::All(Vec::new());
    let Some(value) = reader.object.get("when") else {
        return everything;
    };
    Predicate::parse(value, &reader.name_of("when")).unwrap_or_else(|error| {
        let expected = error.expected.to_owned();
        reader.take(Mistake {
            key: error.path,
            expected,
        });
        everything
    })
}

fn refuse_twice(reader: &mut Reader<'_>, all: &[Extension]) {
    for (index, extension) in all.iter().enumerate() {
        let id = extension.id();
        if !extension.name.is_empty() && all[..index].iter().any(|earlier| earlier.id() == id) {
            let list = match extension.kind {
                ExtensionKind::Tab => "tabs",
                ExtensionKind::Card => "cards",
                ExtensionKind::Page => "pages",
            };
            reader.mistake(list, ["each \"", &extension.name, "\" once only"].concat());
        }
    }
}
