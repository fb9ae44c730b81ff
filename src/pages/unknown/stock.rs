//! Places of the stock portal that this one does not have: old bookmarks lead there.

use catalog::entity_ref::EntityRef;
use catalog::listing::Listing;

use crate::route::Route;

/// What a reader is told in place of a page, and where they may go instead.
pub struct Instead {
    /// What there is not.
    pub title: &'static str,
    /// The same as a sentence.
    pub message: String,
    /// The nearest there is, and what it is called.
    pub nearest: (Route, String),
}

/// What stands for a path of the stock portal, with its query.
pub fn instead(path: &str, query: &str) -> Option<Instead> {
    let segments: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    match segments.as_slice() {
        ["docs", namespace, kind, name, ..] => {
            let entity = EntityRef::new(*kind, *namespace, *name);
            Some(Instead {
                title: "No documentation here",
                message: [
                    "This portal does not show the documentation of ",
                    &entity.short(),
                    ". Its page may have links to it.",
                ]
                .concat(),
                nearest: (Route::entity(&entity), ["To ", &entity.name].concat()),
            })
        }
        ["docs", ..] => Some(Instead {
            title: "No documentation here",
            message: "This portal does not show documentation. Entities may have links to theirs."
                .to_owned(),
            nearest: (list(None, ""), "To everything in the catalog".to_owned()),
        }),
        ["search", ..] => {
            let words = form_urlencoded::parse(query.trim_start_matches('?').as_bytes())
                .find(|(key, _)| key == "query")
                .map(|(_, words)| words.into_owned());
            let words = words.unwrap_or_default();
            let link = if words.is_empty() {
                "To everything in the catalog".to_owned()
            } else {
                ["To “", &words, "” in the catalog"].concat()
            };
            Some(Instead {
                title: "No search page here",
                message: "This portal searches the catalog, in its lists and from everywhere by the keys “/” or Ctrl K."
                    .to_owned(),
                nearest: (list(None, &words), link),
            })
        }
        ["create", ..] => Some(Instead {
            title: "Templates cannot be run here",
            message:
                "This portal shows software templates, and what they need, but does not run them."
                    .to_owned(),
            nearest: (list(Some("template"), ""), "To the templates".to_owned()),
        }),
        _ => None,
    }
}

fn list(kind: Option<&str>, text: &str) -> Route {
    Route::Catalog(Listing {
        kind: kind.map(str::to_owned),
        text: text.to_owned(),
        ..Listing::default()
    })
}
