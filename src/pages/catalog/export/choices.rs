//! What to export.

use catalog::export::{Column, Format};
use leptos::prelude::*;

use super::{Desk, Scope, number};
use crate::language::words::{export as words, list};
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
    let note = move || columnless.get().then(words::needs_column);
    view! {
        <div class="choice">
            <span class="name" aria-hidden="true">{words::format()}</span>
            <Segmented label=words::format() options=formats value=format on_change=choose />
        </div>
        <Rows desk=desk />
        {move || is_table.get().then(|| view! { <Columns desk=desk /> })}
        <p class="note" role="status">{note}</p>
        <div class="buttons">
            <Button on_press=move |()| exporting.open.set(false)>{words::cancel()}</Button>
            <Button
                variant=ButtonVariant::Primary
                icon="download"
                disabled=columnless
                on_press=move |()| desk.start()
            >
                {words::export()}
            </Button>
        </div>
    }
}

/// All rows or the selected ones; a sentence where nothing is selected.
#[component]
fn Rows(desk: Desk) -> impl IntoView {
    let scope = desk.exporting.scope;
    let matching = match desk.total.get_untracked() {
        Some(total) => words::matching_count(&number(total)),
        None => words::matching().to_owned(),
    };
    let count = untrack(|| desk.selection.count());
    if count == 0 {
        return view! {
            <div class="choice">
                <span class="name">{words::entities()}</span>
                <p>{matching}</p>
            </div>
        }
        .into_any();
    }
    let selected = words::selected(&number(count));
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
            <span class="name" aria-hidden="true">{words::entities()}</span>
            <Segmented label=words::entities() options=options value=value on_change=choose />
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
        view! { <Checkbox label=title(column) on=on on_change=toggle /> }
    });
    view! {
        <fieldset class="columns">
            <legend class="name">{words::columns()}</legend>
            {boxes.collect_view()}
        </fieldset>
    }
}

/// What a column is called here; in the file its heading is what other programs know it by.
fn title(column: Column) -> &'static str {
    match column {
        Column::Kind => list::field_kind(),
        Column::Namespace => list::field_namespace(),
        Column::Name => list::field_name(),
        Column::Title => list::field_title(),
        Column::Owner => list::field_owner(),
        Column::System => list::field_system(),
        Column::Type => list::field_type(),
        Column::Lifecycle => list::field_lifecycle(),
        Column::Description => list::field_description(),
        Column::Tags => list::field_tags(),
        Column::Reference => list::field_reference(),
    }
}
