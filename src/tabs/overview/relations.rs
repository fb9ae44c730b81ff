//! What an entity is connected to: a card for every type of relation.

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use catalog::relation;
use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::targets::Targets;
use crate::presentation::{EntityLink, Lifecycle, failed, singular};
use crate::ui::{Button, Card, Empty, Table};

/// Rows of a card before the reader asks for all of them.
const FIRST_ROWS: usize = 10;

/// The other end of a relation: the entity once it is known, `None` if it does not exist.
type Target = (EntityRef, Option<Option<Entity>>);

/// All relations but those in the About card, by type. The references are links at once; titles
/// and descriptions join them when the catalog has answered.
#[component]
pub fn Relations(entity: Arc<Entity>, targets: Targets) -> impl IntoView {
    let groups = targets.shown.get_value();
    let found = targets.found;
    if groups.is_empty() && entity.reference().kind.eq_ignore_ascii_case("api") {
        return ().into_any();
    }
    if groups.is_empty() {
        return view! {
            <Empty icon="network" title="No relations">
                "Nothing depends on this entity, and it names nothing that it depends on."
            </Empty>
        }
        .into_any();
    }
    let mut offset = 0;
    let cards = groups
        .into_iter()
        .map(|(kind, references)| {
            let start = offset;
            offset += references.len();
            let targets = Memo::new(move |_| {
                let latest = found.latest().read();
                let known = latest.as_ref().and_then(|latest| latest.as_ref().ok());
                let targets = references.iter().enumerate().map(|(index, reference)| {
                    let target = known.and_then(|known| known.get(start + index).cloned());
                    (reference.clone(), target)
                });
                targets.collect::<Vec<Target>>()
            });
            view! { <RelationCard kind=kind targets=targets /> }
        })
        .collect_view();
    let failure = move || match found.latest().get() {
        Some(Err(error)) => Some(failed(&error, Callback::new(move |()| found.retry()))),
        _ => None,
    };
    view! { {failure} {cards} }.into_any()
}

#[component]
fn RelationCard(kind: String, targets: Memo<Vec<Target>>) -> impl IntoView {
    let title = relation::label(&kind);
    let total = targets.read_untracked().len();
    let all = RwSignal::new(total <= FIRST_ROWS);
    let rows = move || {
        let shown = if all.get() { total } else { FIRST_ROWS };
        let targets = targets.read();
        targets.iter().take(shown).map(row).collect_view()
    };
    let more = move || {
        (!all.get()).then(|| {
            let text = ["Show all ", &total.to_string()].concat();
            view! { <Button on_press=move |()| all.set(true)>{text}</Button> }
        })
    };
    let label = title.clone();
    let class_name = [
        "relation-table ",
        style_sheet!("style/components/relation_table.css"),
    ]
    .concat();
    view! {
        <Card title=title count=total>
            <div class=class_name>
                <Table label=label>
                    <thead>
                        <tr>
                            <th scope="col">"Name"</th>
                            <th scope="col" class="what">"Kind"</th>
                            <th scope="col" class="life">"Lifecycle"</th>
                            <th scope="col" class="description">"Description"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </Table>
            </div>
            {more}
        </Card>
    }
}

fn row((reference, target): &Target) -> AnyView {
    let known = target.as_ref().and_then(Option::as_ref);
    let missing = matches!(target, Some(None));
    // The catalog prints references in lower case; the entity knows its own spelling.
    let link = match known {
        Some(entity) => view! {
            <EntityLink reference=entity.reference().clone() title=entity.title() />
        },
        None => view! { <EntityLink reference=reference.clone() title=reference.short() /> },
    };
    let kind = known.map_or(reference.kind.as_str(), |entity| {
        entity.reference().kind.as_str()
    });
    let kind_and_type = match known.and_then(|entity| entity.spec("type")) {
        Some(of_type) => [&singular(kind), " · ", of_type].concat(),
        None => singular(kind),
    };
    let lifecycle = known
        .and_then(|entity| entity.spec("lifecycle"))
        .map(|value| view! { <Lifecycle value=value /> });
    let description = match known {
        Some(entity) => entity.description().unwrap_or_default().to_owned(),
        None if missing => "Does not exist in this catalog.".to_owned(),
        None => String::new(),
    };
    let first_line = description.lines().next().unwrap_or_default().to_owned();
    view! {
        <tr>
            <td>{link}</td>
            <td class="what">{kind_and_type}</td>
            <td class="life">{lifecycle}</td>
            <td class="description" title=description>{first_line}</td>
        </tr>
    }
    .into_any()
}
