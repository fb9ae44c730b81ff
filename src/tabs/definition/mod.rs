//! What an API is made of: its definition, drawn and as text.

use catalog::plugin::{Extension, ExtensionKind};
use catalog::predicate::Predicate;
use leptos::prelude::*;

use crate::language::words::definition as words;
use crate::lazy::chunk;
use crate::plugin::{EntityTab, Installed};
use crate::presentation::{Definition, deferred_silently};
use crate::route::{Move, Route, TabPath, use_address};

const RAW: &str = "raw";

/// The definition's registration.
pub fn tab() -> Installed {
    let mut extension =
        Extension::new("api-docs", ExtensionKind::Tab, "definition", words::title());
    extension.icon = Some("file-code".to_owned());
    extension.group = Some("documentation".to_owned());
    extension.when = Predicate::of_kind("api");
    Installed::built_in(extension, |context| {
        deferred_silently(move || draw(context.clone()))
    })
}

chunk! { entity:
    fn draw(context: EntityTab) -> AnyView {
        view! { <OfTab context=context /> }.into_any()
    }
}

#[component]
fn OfTab(context: EntityTab) -> impl IntoView {
    let EntityTab {
        entity, rest, path, ..
    } = context;
    let address = use_address();
    let reference = entity.reference().clone();
    let raw = Memo::new(move |_| *rest.read() == RAW);
    let choose = move |raw: bool| {
        let mut tab = TabPath::of(&path);
        if raw {
            tab.rest = RAW.to_owned();
        }
        address.go(&Route::Entity(reference.clone(), tab), Move::Replace);
    };
    view! { <Definition entity=entity raw=raw.into() on_raw=choose /> }
}
