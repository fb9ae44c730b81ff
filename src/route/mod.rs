//! Every URL of the portal, both ways, and the address bar.
//!
//! The scheme is the stock Backstage front end's, so that old bookmarks open: a listing is
//! `/catalog?filters[kind]=component&...`, an entity `/catalog/:namespace/:kind/:name/:tab`.

pub mod graph;
mod guest;
pub mod listing;
mod location;
mod settings;

use catalog::entity_ref::EntityRef;
use catalog::graph::Question;
use catalog::listing::Listing;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::site;

pub use guest::Exit;
pub use location::{Address, Move, provide_address, provide_guest_address, use_address};
pub use settings::SettingsTab;

/// What a path segment may hold unescaped, as `encodeURIComponent` leaves it.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'!')
    .remove(b'~')
    .remove(b'*')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')');

/// A place in the portal.
#[derive(Clone, Debug, PartialEq)]
pub enum Route {
    /// The catalog list.
    Catalog(Listing),
    /// One tab of one entity's page.
    Entity(EntityRef, TabPath),
    /// What entities are connected to.
    Graph(Question),
    /// What the embedded catalog could not read.
    Problems,
    /// Where locations are registered.
    Import,
    /// What the reader can set.
    Settings(SettingsTab),
    /// The page of a plugin, or nothing at all: the path's first segment, and what follows it.
    Other(String, String),
}

/// Which tab of an entity page is open, and where in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TabPath {
    /// The tab's own path; empty for the first tab.
    pub tab: String,
    /// What follows it; the tab reads it.
    pub rest: String,
}

/// A URL read: the place, and a sentence for everything in it that made no sense.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The nearest valid place.
    pub route: Route,
    /// What was passed over, for the reader to see.
    pub notices: Vec<String>,
}

impl TabPath {
    /// A tab at its beginning.
    pub fn of(tab: &str) -> Self {
        Self {
            tab: tab.to_owned(),
            rest: String::new(),
        }
    }
}

impl Route {
    /// The overview of an entity.
    pub fn entity(reference: &EntityRef) -> Self {
        Self::Entity(reference.clone(), TabPath::default())
    }

    /// Reads a path and a query (with or without its question mark).
    pub fn read(path: &str, query: &str) -> Reading {
        let segments: Vec<String> = path
            .split('/')
            .filter(|segment| !segment.is_empty())
            .map(|segment| percent_decode_str(segment).decode_utf8_lossy().into_owned())
            .collect();
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        let route = match segments.as_slice() {
            [] | ["catalog"] => {
                let (listing, notices) = listing::read(query);
                return Reading {
                    route: Self::Catalog(listing),
                    notices,
                };
            }
            // The stock portal's list of APIs is a page of its own.
            ["api-docs"] => {
                let (listing, notices) = listing::read(query);
                let kind = Some("api".to_owned());
                return Reading {
                    route: Self::Catalog(Listing { kind, ..listing }),
                    notices,
                };
            }
            ["catalog", namespace, kind, name, tab @ ..] => {
                let reference = EntityRef::new(*kind, *namespace, *name);
                Self::Entity(reference, read_tab(tab, query))
            }
            ["catalog-graph"] => {
                let (question, notices) = graph::read(query);
                return Reading {
                    route: Self::Graph(question),
                    notices,
                };
            }
            ["problems"] => Self::Problems,
            ["catalog-import"] => Self::Import,
            [first, rest @ ..] => match SettingsTab::read(rest) {
                Some(tab) if *first == "settings" => Self::Settings(tab),
                _ => Self::Other((*first).to_owned(), rest.join("/")),
            },
        };
        Reading {
            route,
            notices: Vec::new(),
        }
    }

    /// The page of this place, whatever is adjusted on it: the list whatever its filters, a tab
    /// wherever in it.
    fn page(&self) -> String {
        match self {
            Self::Catalog(_) => "/catalog".to_owned(),
            Self::Entity(reference, tab) => entity_href(reference, &TabPath::of(&tab.tab)),
            Self::Graph(_) => "/catalog-graph".to_owned(),
            Self::Other(first, _) => Self::Other(first.clone(), String::new()).path(),
            Self::Problems | Self::Import | Self::Settings(_) => self.path(),
        }
    }

    /// The address of this place, for links.
    pub fn href(&self) -> String {
        site::page(&self.path())
    }

    /// Where this place is in the portal.
    fn path(&self) -> String {
        match self {
            Self::Catalog(listing) => ["/catalog", &listing::write(listing)].concat(),
            Self::Entity(reference, tab) => entity_href(reference, tab),
            Self::Graph(question) => ["/catalog-graph", &graph::write(question)].concat(),
            Self::Problems => "/problems".to_owned(),
            Self::Import => "/catalog-import".to_owned(),
            Self::Settings(tab) => tab.path().to_owned(),
            Self::Other(first, rest) => {
                let mut href = String::new();
                let rest = rest.split('/').filter(|segment| !segment.is_empty());
                write_segments(&mut href, [first.as_str()].into_iter().chain(rest));
                href
            }
        }
    }
}

/// The stock portal opens its inspector by `?inspect=json` on any tab; here it is a tab.
fn read_tab(segments: &[&str], query: &str) -> TabPath {
    let inspected = form_urlencoded::parse(query.trim_start_matches('?').as_bytes())
        .find(|(key, _)| key == "inspect");
    match (segments, inspected) {
        (_, Some((_, view))) => TabPath {
            tab: "inspect".to_owned(),
            rest: match &*view {
                "ancestry" | "colocated" | "json" | "yaml" => view.into_owned(),
                _ => String::new(),
            },
        },
        ([], None) => TabPath::default(),
        ([tab, rest @ ..], None) => TabPath {
            tab: tab.to_lowercase(),
            rest: rest.join("/"),
        },
    }
}

/// Kind and namespace in lower case, the name in its own (catalog-react `routes.ts`).
fn entity_href(reference: &EntityRef, tab: &TabPath) -> String {
    let mut href = String::from("/catalog");
    let parts = [
        reference.namespace.to_lowercase(),
        reference.kind.to_lowercase(),
        reference.name.clone(),
    ];
    let rest = tab.rest.split('/').filter(|segment| !segment.is_empty());
    let segments = parts
        .iter()
        .map(String::as_str)
        .chain((!tab.tab.is_empty()).then_some(tab.tab.as_str()))
        .chain(rest);
    write_segments(&mut href, segments);
    href
}

fn write_segments<'a>(href: &mut String, segments: impl Iterator<Item = &'a str>) {
    for segment in segments {
        href.push('/');
        href.extend(utf8_percent_encode(segment, SEGMENT));
    }
}

/// The address of an entity's page with `{namespace}`, `{kind}` and `{name}` in place of its own, for
/// plugins to fill in.
pub fn entity_template() -> String {
    site::page("/catalog/{namespace}/{kind}/{name}")
}
