//! Entities at the other ends of relations, as a table with the columns of their kind.

mod columns;
mod listed;
mod row;

use catalog::entity_ref::EntityRef;
use leptos::prelude::*;
use stylers_macro::style_sheet;

use self::columns::{Column, columns};
use self::listed::Listed;
use self::row::Row;
use crate::language::words::relation as words;
use crate::ui::{Button, Card, SortHeader, Table};

/// A card with entities of one kind: the references are links at once, the rest joins them.
#[component]
pub fn RelationTable(
    #[prop(into)] title: String,
    /// The kind of all of them, in lower case.
    #[prop(into)]
    kind: String,
    /// Each once.
    targets: Vec<EntityRef>,
    /// What stands there if there are none.
    #[prop(optional)]
    empty: &'static str,
    /// Shows the definition of a row's entity, where it is an API.
    on_definition: Callback<EntityRef>,
) -> impl IntoView {
    let count = targets.len();
    if count == 0 {
        return view! { <Card title=title count=count><p>{empty}</p></Card> }.into_any();
    }
    let columns = columns(&kind);
    let listed = Listed::of(targets);
    let row = move |place: usize| {
        let found = Memo::new(move |_| listed.entity(place));
        listed.target(place).map(|reference| {
            view! { <Row reference=reference found=found columns=columns on_definition=on_definition /> }
        })
    };
    let heads = columns.iter().map(|column| head(*column, listed));
    let heads = heads.collect_view();
    let class_name = [
        "relation-table ",
        style_sheet!("style/components/relation_table.css"),
    ]
    .concat();
    let label = title.clone();
    view! {
        <Card title=title count=count>
            <div class=class_name data-columns=columns.len().to_string()>
                <Table label=label rows=Some(count)>
                    <thead><tr>{heads}</tr></thead>
                    <tbody><For each=move || listed.rows() key=|place| *place children=row /></tbody>
                </Table>
                <div class="foot">{failure(listed)} {more(listed)}</div>
            </div>
        </Card>
    }
    .into_any()
}

fn head(column: Column, listed: Listed) -> AnyView {
    let (label, class) = (column.title(), column.class());
    if column == Column::Definition {
        return view! { <th scope="col" class=class><span class="visually-hidden">{label}</span></th> }
            .into_any();
    }
    if listed.count() < 2 || !listed.is_sortable() {
        return view! { <th scope="col" class=class>{label}</th> }.into_any();
    }
    let direction = Signal::derive(move || listed.direction(column));
    view! {
        <SortHeader
            label=label
            direction=direction
            on_sort=move |()| listed.sort(column)
            class=class
        />
    }
    .into_any()
}

/// The links are there all the same: one line is enough.
fn failure(listed: Listed) -> impl IntoView {
    move || {
        let latest = listed.answer().latest().read();
        let error = latest.as_ref()?.as_ref().err()?;
        let text = [error.title(), ". ", &error.advice(), " "].concat();
        let again = move |()| listed.answer().retry();
        Some(view! {
            <p role="alert">
                {text} <Button icon="refresh-cw" on_press=again>{words::table_try_again()}</Button>
            </p>
        })
    }
}

fn more(listed: Listed) -> impl IntoView {
    move || {
        let (more, rest) = listed.rest();
        let text = match (more, rest) {
            (0, _) => return None,
            (more, rest) if more == rest => words::table_more(&more.to_string()),
            (more, rest) => words::table_more_of(&more.to_string(), &rest.to_string()),
        };
        Some(view! { <Button on_press=move |()| listed.show_more()>{text}</Button> })
    }
}
