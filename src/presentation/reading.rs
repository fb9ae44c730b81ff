//! How far the embedded catalog is with reading its files.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use crate::api::use_client;
use crate::language::words::reading as words;

/// A bar and a sentence while the catalog is being read; nothing otherwise. A large catalog takes
/// seconds, and a reader wants to know that something happens.
#[component]
pub fn ReadingProgress() -> impl IntoView {
    let progress = use_client().progress();
    let class_name = ["reading ", style_sheet!("style/components/reading.css")].concat();
    move || {
        let class_name = class_name.clone();
        progress.get().map(|progress| {
            let entities = progress.entities.to_string();
            let sentence = match progress.known_files {
                0 | 1 => words::entities(&entities),
                known => {
                    let files = progress.files.to_string();
                    words::files(&files, &known.to_string(), &entities)
                }
            };
            view! {
                <div class=class_name>
                    <p class="title" id="reading-title">{words::title()}</p>
                    <progress
                        aria-labelledby="reading-title"
                        value=progress.files.to_string()
                        max=progress.known_files.max(1).to_string()
                    ></progress>
                    <p class="detail">{sentence}</p>
                </div>
            }
        })
    }
}
