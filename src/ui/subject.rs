//! What a part of the portal is about, where nothing around it says so: several such parts may be in one
//! page of somebody else's, and whoever does not see them has to tell them apart.

use leptos::prelude::*;

#[derive(Clone)]
struct Subject(String);

/// Everything below the current owner is about this.
pub fn provide_subject(name: String) {
    provide_context(Subject(name));
}

/// A title that says what it is about, if that has to be said.
pub fn of_subject(title: &str) -> String {
    match use_context::<Subject>() {
        Some(Subject(name)) => [title, ", ", &name].concat(),
        None => title.to_owned(),
    }
}
