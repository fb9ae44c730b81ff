//! What an API is made of: its definition, drawn and as text.

use catalog::predicate::{Matcher, Predicate};
use leptos::prelude::*;

use crate::plugin::{EntityTab, Mount, Tab};
use crate::presentation::Definition;
use crate::route::{Move, Route, TabPath, use_address};

const PATH: &str = "definition";
const RAW: &str = "raw";

/// The definition's registration.
pub fn tab() -> Tab {
    Tab {
        plugin: "callboard.definition".to_owned(),
        path: PATH.to_owned(),
        title: "Definition".to_owned(),
        icon: Some("file-code".to_owned()),
        group: Some("documentation".to_owned()),
        count: None,
        when: Predicate::Fields(vec![("kind".to_owned(), Matcher::Equals("api".into()))]),
        is_early: false,
        mount: Mount::BuiltIn(|context| view! { <OfTab context=context /> }.into_any()),
    }
}

#[component]
fn OfTab(context: EntityTab) -> impl IntoView {
    let EntityTab { entity, rest, .. } = context;
    let address = use_address();
    let reference = entity.reference().clone();
    let raw = Memo::new(move |_| *rest.read() == RAW);
    let choose = move |raw: bool| {
        let mut tab = TabPath::of(PATH);
        if raw {
            tab.rest = RAW.to_owned();
        }
        address.go(&Route::Entity(reference.clone(), tab), Move::Replace);
    };
    view! { <Definition entity=entity raw=raw.into() on_raw=choose /> }
}
