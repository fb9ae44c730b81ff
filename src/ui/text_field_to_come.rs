//! A line to type in before its code is there.

use leptos::prelude::*;
use stylers_macro::style_sheet;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::Icon;

/// Looks as [`TextField`](super::TextField) does and can be typed into. Who comes in its place asks
/// [`TypedEarly::in_field`] what was typed.
#[component]
pub fn TextFieldToCome(
    id: &'static str,
    /// Its name, also shown while it is empty.
    label: &'static str,
    value: String,
) -> impl IntoView {
    let class_name = [
        "text-field to-come ",
        style_sheet!("style/components/text_field.css"),
    ]
    .concat();
    view! {
        <div class=class_name>
            <Icon name="search" />
            <input
                type="search"
                id=id
                autocomplete="off"
                spellcheck="false"
                aria-label=label
                placeholder=label
                value=(!value.is_empty()).then_some(value)
            />
        </div>
    }
}

/// What a reader has done to a field that was still to come.
pub struct TypedEarly {
    /// All that stands there, unless it is as it was.
    pub text: Option<String>,
    /// Whether the reader is in it now.
    pub has_focus: bool,
}

impl TypedEarly {
    /// Nothing unless a field to come stands there under this id.
    pub fn in_field(id: &str) -> Option<Self> {
        let field = document().query_selector(&[".to-come > #", id].concat());
        let field: HtmlInputElement = field.ok()??.dyn_into().ok()?;
        Some(Self {
            has_focus: document().active_element().as_ref() == Some(field.as_ref()),
            text: Some(field.value()).filter(|text| *text != field.default_value()),
        })
    }
}
