//! What modules of `src/lazy` say. They know no language, only names of texts.

use js_sys::Array;
use wasm_bindgen::prelude::*;

use crate::language::words::{document, source};

thread_local! {
    /// Of the program, not of a view: a module may say something after its view is gone.
    static SAY: Closure<dyn Fn(String, Option<Array>) -> String> = Closure::new(|name: String, of| {
        phrase(&name, of).unwrap_or(name)
    });
}

/// `say(name, [argument, ...])` for a module: the text, or the name if there is none. That is what other
/// people gave to something.
pub(super) fn say() -> JsValue {
    SAY.with(|say| Closure::as_ref(say).clone())
}

fn phrase(name: &str, of: Option<Array>) -> Option<String> {
    if let Some(text) = plain(name).or_else(|| heading(name)) {
        return Some(text.to_owned());
    }
    let of = of.unwrap_or_default();
    let at = |place: u32| {
        let value = of.get(place);
        // Numbers of places and of things.
        let number = || Some((value.as_f64()? as i64).to_string());
        value.as_string().or_else(number).unwrap_or_default()
    };
    Some(match name {
        "document-found" => document::found(&at(0), &at(1)),
        "document-more" => document::more(&at(0), &at(1)),
        "document-parts" => document::parts(&at(0)),
        "document-deprecated-because" => document::deprecated_because(&at(0)),
        "document-one-of" => document::one_of(&at(0)),
        "document-operation-count" => document::operation_count(&at(0)),
        "document-operation-failed" => document::operation_failed(&at(0)),
        "document-unreadable" => document::unreadable(&at(0)),
        "document-unreadable-at" => document::unreadable_at(&at(0), &at(1), &at(2)),
        "document-endless" => document::endless(&at(0)),
        "document-circle" => document::circle(&at(0), &at(1)),
        "source-search-in" => source::search_in(&at(0)),
        "source-found" => source::found(&at(0), &at(1)),
        "source-many" => source::many(&at(0)),
        "source-copy" => source::copy(&at(0)),
        "source-download" => source::download(&at(0)),
        "source-lines" => source::lines(at(0).parse().unwrap_or_default(), &at(1)),
        "source-cut" => source::cut(&at(0)),
        _ => return None,
    })
}

fn plain(name: &str) -> Option<&'static str> {
    Some(match name {
        "document-reading" => document::reading(),
        "document-filter" => document::filter(),
        "document-filter-definition" => document::filter_definition(),
        "document-no-match" => document::no_match(),
        "document-no-more" => document::no_more(),
        "document-required" => document::required(),
        "document-deprecated" => document::deprecated(),
        "document-arguments" => document::arguments(),
        "document-example" => document::example(),
        "document-filter-operations" => document::filter_operations(),
        "document-choose-operation" => document::choose_operation(),
        "document-server" => document::server(),
        "document-other-files" => document::other_files(),
        "document-says-nothing" => document::says_nothing(),
        "document-too-deep" => document::too_deep(),
        "document-no-asyncapi" => document::no_asyncapi(),
        "document-no-graphql" => document::no_graphql(),
        "document-no-openapi" => document::no_openapi(),
        "document-no-protobuf" => document::no_protobuf(),
        "source-search" => source::search(),
        "source-not-found" => source::not_found(),
        "source-previous" => source::previous(),
        "source-next" => source::next(),
        "source-copied" => source::copied(),
        "source-not-copied" => source::not_copied(),
        _ => return None,
    })
}

/// What a part of an outline is called.
fn heading(name: &str) -> Option<&'static str> {
    Some(match name {
        "document-part-name" => document::part_name(),
        "document-part-type" => document::part_type(),
        "document-part-description" => document::part_description(),
        "document-schema" => document::schema(),
        "document-types" => document::types(),
        "document-interfaces" => document::interfaces(),
        "document-unions" => document::unions(),
        "document-enums" => document::enums(),
        "document-inputs" => document::inputs(),
        "document-scalars" => document::scalars(),
        "document-directives" => document::directives(),
        "document-servers" => document::servers(),
        "document-services" => document::services(),
        "document-channels" => document::channels(),
        "document-operations" => document::operations(),
        "document-messages" => document::messages(),
        "document-schemas" => document::schemas(),
        "document-content-type" => document::content_type(),
        "document-license" => document::license(),
        "document-contact" => document::contact(),
        "document-package" => document::package(),
        "document-syntax" => document::syntax(),
        "document-channel" => document::channel(),
        "document-implements" => document::implements(),
        "document-allowed-on" => document::allowed_on(),
        "document-members" => document::members(),
        _ => return None,
    })
}
