//! What stands where an answer will be. The sheet keeps it invisible for the first 300 ms, so
//! that quick answers do not flash.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use crate::language::words::kit as words;

/// Lines of text to come.
#[component]
pub fn Skeleton(lines: usize) -> impl IntoView {
    view! { <SkeletonRows rows=lines columns=1 /> }
}

/// Rows of a table to come.
#[component]
pub fn SkeletonRows(rows: usize, columns: usize) -> impl IntoView {
    let rows = (0..rows)
        .map(|_| {
            let cells = (0..columns).map(|_| view! { <span></span> }).collect_view();
            view! { <div>{cells}</div> }
        })
        .collect_view();
    let class_name = ["skeleton ", style_sheet!("style/components/skeleton.css")].concat();
    view! {
        <div class=class_name>
            <p class="visually-hidden" role="status">{words::loading()}</p>
            <div class="bars" aria-hidden="true">{rows}</div>
        </div>
    }
}
