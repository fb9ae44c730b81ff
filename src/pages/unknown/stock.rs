//! Places of the stock portal that this one does not have: old bookmarks lead there.

use catalog::entity_ref::EntityRef;
use catalog::listing::Listing;

use crate::language::words::unknown as words;
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
                title: words::docs(),
                message: words::docs_of(&entity.short()),
                nearest: (Route::entity(&entity), words::to_entity(&entity.name)),
            })
        }
        ["docs", ..] => Some(Instead {
            title: words::docs(),
            message: words::docs_message().to_owned(),
            nearest: (list(None, ""), words::to_everything().to_owned()),
        }),
        ["search", ..] => {
            let wanted = form_urlencoded::parse(query.trim_start_matches('?').as_bytes())
                .find(|(key, _)| key == "query")
                .map(|(_, wanted)| wanted.into_owned());
            let wanted = wanted.unwrap_or_default();
            let link = if wanted.is_empty() {
                words::to_everything().to_owned()
            } else {
                words::to_search(&wanted)
            };
            Some(Instead {
                title: words::search(),
                message: words::search_message().to_owned(),
                nearest: (list(None, &wanted), link),
            })
        }
        ["create", ..] => Some(Instead {
            title: words::templates(),
            message: words::templates_message().to_owned(),
            nearest: (list(Some("template"), ""), words::to_templates().to_owned()),
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
