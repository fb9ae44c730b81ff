//! Tables.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::ChangingIcon;

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortDirection {
    /// A to Z.
    Ascending,
    /// Z to A.
    Descending,
}

/// A table that scrolls sideways by itself where it does not fit; then the keyboard can scroll it.
#[component]
pub fn Table(
    /// What the table lists.
    #[prop(into)]
    label: String,
    /// How many rows the whole of it has, where only some of them are drawn.
    #[prop(optional_no_strip)]
    rows: Option<usize>,
    children: Children,
) -> impl IntoView {
    let group = label.clone();
    // The head is a row too.
    let rows = rows.map(|rows| (rows + 1).to_string());
    let class_name = ["table ", style_sheet!("style/components/table.css")].concat();
    view! {
        <div class=class_name role="group" tabindex="0" aria-label=group>
            <table aria-label=label aria-rowcount=rows>{children()}</table>
        </div>
    }
}

/// The heading of a column that can be sorted.
#[component]
pub fn SortHeader(
    #[prop(into)] label: String,
    /// How it is sorted now, if by this column.
    #[prop(into)]
    direction: Signal<Option<SortDirection>>,
    /// Asks for this column, or for the other direction.
    #[prop(into)]
    on_sort: Callback<()>,
    /// A class for the cell.
    #[prop(optional)]
    class: Option<&'static str>,
    /// A width of its own, such as `120px`.
    #[prop(optional, into)]
    width: Signal<Option<String>>,
    /// What else belongs to the heading.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let sort = move || match direction.get()? {
        SortDirection::Ascending => Some("ascending"),
        SortDirection::Descending => Some("descending"),
    };
    let icon = Signal::derive(move || {
        let icon = match direction.get() {
            None => "chevrons-up-down",
            Some(SortDirection::Ascending) => "arrow-up",
            Some(SortDirection::Descending) => "arrow-down",
        };
        icon.to_owned()
    });
    view! {
        <th scope="col" aria-sort=sort class=class style:inline-size=width>
            <button type="button" class="sort" on:click=move |_| on_sort.run(())>
                {label}
                <ChangingIcon name=icon />
            </button>
            {children.map(|children| children())}
        </th>
    }
}
