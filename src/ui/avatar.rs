//! A round picture of somebody.

use leptos::prelude::*;
use stylers_macro::style_sheet;

/// How large a picture is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AvatarSize {
    /// Within a line.
    #[default]
    Line,
    /// As large as a title.
    Title,
    /// What one looks at.
    Portrait,
}

/// Initials at once, and the picture over them once it is there; it may never come.
#[component]
pub fn Avatar(
    /// Whose it is. It stands beside the name, so that nobody needs to hear of it.
    #[prop(into)]
    name: String,
    /// Where the picture is, once that is known. The caller vouches for its scheme.
    #[prop(into)]
    picture: Signal<Option<String>>,
    #[prop(optional)] size: AvatarSize,
) -> impl IntoView {
    let is_broken = RwSignal::new(false);
    let image = move || {
        let url = picture.get().filter(|_| !is_broken.get())?;
        Some(view! {
            <img
                src=url
                alt=""
                loading="lazy"
                decoding="async"
                referrerpolicy="no-referrer"
                on:error=move |_| is_broken.set(true)
            />
        })
    };
    let size = match size {
        AvatarSize::Line => None,
        AvatarSize::Title => Some("title"),
        AvatarSize::Portrait => Some("portrait"),
    };
    let class_name = ["avatar ", style_sheet!("style/components/avatar.css")].concat();
    view! {
        <span class=class_name aria-hidden="true" data-size=size>
            <span>{initials(&name)}</span>
            {image}
        </span>
    }
}

/// The first letters of the first and the last word: "SM" of "stage-management".
fn initials(name: &str) -> String {
    let mut words = name
        .split(|letter: char| !letter.is_alphanumeric())
        .filter_map(|word| word.chars().next());
    let (first, last) = (words.next(), words.next_back());
    let letters = first.into_iter().chain(last);
    letters.flat_map(char::to_uppercase).collect()
}
