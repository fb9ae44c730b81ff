//! A button.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::Icon;

/// How much a button asks for attention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonVariant {
    /// One of several.
    #[default]
    Default,
    /// What one came for.
    Primary,
    /// Text only, until pointed at.
    Ghost,
    /// What takes something away.
    Danger,
}

/// Does something when pressed.
#[component]
pub fn Button(
    /// What it does.
    #[prop(into)]
    on_press: Callback<()>,
    #[prop(optional)] variant: ButtonVariant,
    /// An icon before the text.
    #[prop(optional, into)]
    icon: Option<String>,
    /// The name of a button that shows an icon only.
    #[prop(optional, into)]
    label: Option<String>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let variant = match variant {
        ButtonVariant::Default => "default",
        ButtonVariant::Primary => "primary",
        ButtonVariant::Ghost => "ghost",
        ButtonVariant::Danger => "danger",
    };
    let class_name = ["button ", style_sheet!("style/components/button.css")].concat();
    view! {
        <button
            type="button"
            class=class_name
            data-variant=variant
            title=label.clone()
            aria-label=label
            disabled=disabled
            on:click=move |_| on_press.run(())
        >
            {icon.map(|name| view! { <Icon name=name /> })}
            {children.map(|children| children())}
        </button>
    }
}
