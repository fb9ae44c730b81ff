//! What to export.

use catalog::export::{Column, Format};
use leptos::prelude::*;

use super::{Desk, Scope, number};
use crate::ui::{Button, ButtonVariant, Checkbox, Segmented};

const SELECTED: &str = "selected";
const MATCHING: &str = "matching";

/// Format, rows and columns.
#[component]
pub fn Choices(desk: Desk) -> impl IntoView {
    let exporting = desk.exporting;
    let formats = Format::ALL
        .iter()
        .map(|format| (format.extension().to_owned(), format.title().to_owned()))
        .collect();
    let format = Signal::derive(move || exporting.format.get().extension().to_owned());
    let choose = move |chosen: String| {
        let chosen = Format::ALL
            .into_iter()
            .find(|format| format.extension() == chosen);
        if let Some(chosen) = chosen {
            exporting.format.set(chosen);
        }
    };
    let is_table = Memo::new(move |_| exporting.format.get() == Format::Csv);
    let columnless = Signal::derive(move || is_table.get() && exporting.columns.read().is_empty());
    let note = move || columnless.get().then_some("A table needs a column.");
    view! {
        <div class="choice">
            <span class="name" aria-hidden="true">"Format"</span>
            <Segmented label="Format" options=formats value=format on_change=choose />
        </div>
        <Rows desk=desk />
        {move || is_table.get().then(|| view! { <Columns desk=desk /> })}
        <p class="note" role="status">{note}</p>
        <div class="buttons">
            <Button on_press=move |()| exporting.open.set(false)>"Cancel"</Button>
            <Button
                variant=ButtonVariant::Primary
                icon="download"
                disabled=columnless
                on_press=move |()| desk.start()
            >
                "Export"
            </Button>
        </div>
    }
}

/// All rows or the selected ones; a sentence where nothing is selected.
#[component]
fn Rows(desk: Desk) -> impl IntoView {
    let scope = desk.exporting.scope;
    let matching = match desk.total.get_untracked() {
        Some(total) => ["All ", &number(total), " that match"].concat(),
        None => "All that match".to_owned(),
    };
    let count = untrack(|| desk.selection.count());
    if count == 0 {
        return view! {
            <div class="choice">
                <span class="name">"Entities"</span>
                <p>{matching}</p>
            </div>
        }
        .into_any();
    }
    let selected = ["The ", &number(count), " selected"].concat();
    let options = vec![
        (MATCHING.to_owned(), matching),
        (SELECTED.to_owned(), selected),
    ];
    let value = Signal::derive(move || match scope.get() {
        Scope::Matching => MATCHING.to_owned(),
        Scope::Selected => SELECTED.to_owned(),
    });
    let choose = move |chosen: String| {
        scope.set(match chosen == SELECTED {
            true => Scope::Selected,
            false => Scope::Matching,
        });
    };
    view! {
        <div class="choice">
            <span class="name" aria-hidden="true">"Entities"</span>
            <Segmented label="Entities" options=options value=value on_change=choose />
        </div>
    }
    .into_any()
}

#[component]
fn Columns(desk: Desk) -> impl IntoView {
    let chosen = desk.exporting.columns;
    let boxes = Column::ALL.into_iter().map(|column| {
        let on = Signal::derive(move || chosen.read().contains(&column));
        // They keep the order of the file, whichever was chosen first.
        let toggle = move |on: bool| {
            let columns = Column::ALL
                .into_iter()
                .filter(|known| match *known == column {
                    true => on,
                    false => chosen.read_untracked().contains(known),
                });
            chosen.set(columns.collect());
        };
        view! { <Checkbox label=column.title() on=on on_change=toggle /> }
    });
    view! {
        <fieldset class="columns">
            <legend class="name">"Columns"</legend>
            {boxes.collect_view()}
        </fieldset>
    }
}
