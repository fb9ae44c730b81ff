//! What stands where something failed.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::{Button, Icon};
use crate::language::words::kit as words;

/// Says what failed and what to do; offers to try again.
#[component]
pub fn ErrorState(
    #[prop(into)] title: String,
    #[prop(into)] message: String,
    #[prop(into)] on_retry: Callback<()>,
) -> impl IntoView {
    let class_name = [
        "error-state ",
        style_sheet!("style/components/error_state.css"),
    ]
    .concat();
    view! {
        <div class=class_name role="alert">
            <Icon name="alert-circle" />
            <h2>{title}</h2>
            <p>{message}</p>
            <Button icon="refresh-cw" on_press=on_retry>{words::try_again()}</Button>
        </div>
    }
}
