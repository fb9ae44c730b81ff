//! A page of a plugin.

use std::sync::Arc;

use leptos::prelude::*;
use stylers_macro::style_sheet;

use crate::plugin::{Installed, Plugin, Shown};
use crate::presentation::set_title;
use crate::route::{Route, use_address};
use crate::ui::Icon;

/// The portal's head and, under it, what the plugin draws.
#[component]
pub fn ExtensionPage(page: Installed, plugin: Arc<Plugin>) -> impl IntoView {
    let reading = use_address().reading();
    let rest = Memo::new(move |last: Option<&String>| match &reading.read().route {
        Route::Other(_, rest) => rest.clone(),
        // The reader is leaving: what is on screen stays until the next page replaces it.
        _ => last.cloned().unwrap_or_default(),
    });
    let title = page.extension.title.clone();
    set_title({
        let title = title.clone();
        move || title.clone()
    });
    let icon = page
        .extension
        .icon
        .clone()
        .unwrap_or_else(|| "puzzle".to_owned());
    let class_name = ["page-head ", style_sheet!("style/components/page_head.css")].concat();
    view! {
        <header class=class_name>
            <div class="title-row">
                <span class="tile"><Icon name=icon /></span>
                <h1>{title}</h1>
            </div>
        </header>
        <Shown item=page plugin=plugin rest=rest.into() />
    }
}
