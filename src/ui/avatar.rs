//! A small round picture of somebody.

use leptos::prelude::*;
use stylers_macro::style_sheet;

/// Initials at once, and the picture over them once it is there; it may never come.
#[component]
pub fn Avatar(
    /// Whose it is. It stands beside the name, so that nobody needs to hear of it.
    #[prop(into)]
    name: String,
    /// Where the picture is, once that is known. The caller vouches for its scheme.
    #[prop(into)]
    picture: Signal<Option<String>>,
    /// As large as a title.
    #[prop(optional)]
    large: bool,
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
    let class_name = ["avatar ", style_sheet!("style/components/avatar.css")].concat();
    view! {
        <span class=class_name aria-hidden="true" data-large=large.then_some("true")>
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
