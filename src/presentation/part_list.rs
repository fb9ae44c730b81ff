//! Entities at the other end of relations, as a table: who they are, whose they are, how they fare.

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::{EntityLink, Lifecycle, failed};
use crate::api::{Answer, ask, use_client};
use crate::ui::{Button, ButtonVariant, Card, Table};

/// What a row shows.
const FIELDS: [&str; 9] = [
    "kind",
    "metadata.name",
    "metadata.namespace",
    "metadata.title",
    "metadata.description",
    "spec.type",
    "spec.lifecycle",
    "spec.owner",
    "spec.system",
];

/// Rows before the reader asks for all of them.
const FIRST_ROWS: usize = 10;

/// Several lists of references, of which the catalog is asked at once.
#[derive(Clone)]
pub struct Listed {
    references: Arc<Vec<EntityRef>>,
    found: Answer<Vec<Option<Entity>>>,
}

/// Asks the catalog for all of these in one question.
pub fn use_listed(references: Vec<EntityRef>) -> Listed {
    let client = use_client();
    let references = Arc::new(references);
    let asked = Arc::clone(&references);
    let found = ask(
        move || Arc::clone(&asked),
        move |references, signal| async move {
            if references.is_empty() {
                return Ok(Vec::new());
            }
            client.entities(&references, &FIELDS, signal).await
        },
    );
    Listed { references, found }
}

impl Listed {
    /// What failed, if the question did.
    pub fn failure(&self) -> impl Fn() -> Option<AnyView> + Send + use<> {
        let found = self.found;
        move || match found.latest().get() {
            Some(Err(error)) => Some(failed(&error, Callback::new(move |()| found.retry()))),
            _ => None,
        }
    }

    /// A reference, and the entity once it is known; `None` within if it does not exist.
    fn at(&self, place: usize) -> Option<(EntityRef, Option<Option<Entity>>)> {
        let reference = self.references.get(place)?.clone();
        let latest = self.found.latest().read();
        let known = latest.as_ref().and_then(|latest| latest.as_ref().ok());
        Some((reference, known.and_then(|known| known.get(place).cloned())))
    }
}

/// A card with some of what is listed: the references are links at once, the rest joins them.
#[component]
pub fn PartList(
    title: &'static str,
    listed: Listed,
    /// Which of them.
    places: std::ops::Range<usize>,
    /// What stands there if there are none.
    empty: &'static str,
    /// Shows the definition of a row's entity; without it there is no button.
    #[prop(optional, into)]
    on_definition: Option<Callback<EntityRef>>,
) -> impl IntoView {
    let count = places.len();
    let all = RwSignal::new(count <= FIRST_ROWS);
    if count == 0 {
        return view! { <Card title=title count=count><p>{empty}</p></Card> }.into_any();
    }
    let rows = move || {
        let shown = if all.get() { count } else { FIRST_ROWS };
        places
            .clone()
            .take(shown)
            .filter_map(|place| listed.at(place))
            .map(|(reference, target)| row(&reference, target.as_ref(), on_definition))
            .collect_view()
    };
    let more = move || {
        (!all.get()).then(|| {
            let text = ["Show all ", &count.to_string()].concat();
            view! { <Button on_press=move |()| all.set(true)>{text}</Button> }
        })
    };
    let action = on_definition.is_some().then(|| {
        view! {
            <th scope="col" class="action"><span class="visually-hidden">"Definition"</span></th>
        }
    });
    let class_name = ["part-list ", style_sheet!("style/components/part_list.css")].concat();
    view! {
        <Card title=title count=count>
            <div class=class_name>
                <Table label=title>
                    <thead>
                        <tr>
                            <th scope="col">"Name"</th>
                            <th scope="col" class="system">"System"</th>
                            <th scope="col" class="owner">"Owner"</th>
                            <th scope="col" class="type">"Type"</th>
                            <th scope="col" class="life">"Lifecycle"</th>
                            <th scope="col" class="description">"Description"</th>
                            {action}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </Table>
            </div>
            {more}
        </Card>
    }
    .into_any()
}

fn row(
    reference: &EntityRef,
    target: Option<&Option<Entity>>,
    on_definition: Option<Callback<EntityRef>>,
) -> impl IntoView + use<> {
    let known = target.and_then(Option::as_ref);
    // The catalog prints references in lower case; the entity knows its own spelling.
    let reference = known.map_or(reference, Entity::reference).clone();
    let title = known.map_or_else(|| reference.short(), Entity::title);
    let spec = |key| known.and_then(|entity| entity.spec(key));
    let link = |key, kind| {
        let reference = EntityRef::parse_in(spec(key)?, Some(kind), &reference.namespace).ok()?;
        Some(view! { <EntityLink reference=reference plain=true /> })
    };
    let (system, owner) = (link("system", "system"), link("owner", "group"));
    let of_type = spec("type").unwrap_or_default().to_owned();
    let lifecycle = spec("lifecycle").map(|value| view! { <Lifecycle value=value /> });
    let description = match known {
        Some(entity) => entity.description().unwrap_or_default().to_owned(),
        None if target.is_some() => "Does not exist in this catalog.".to_owned(),
        None => String::new(),
    };
    let first_line = description.lines().next().unwrap_or_default().to_owned();
    let action = on_definition.map(|show| {
        let label = ["Definition of ", &title].concat();
        let shown = reference.clone();
        let button = known.is_some().then(|| {
            view! {
                <Button
                    variant=ButtonVariant::Ghost
                    icon="file-code"
                    label=label
                    on_press=move |()| show.run(shown.clone())
                />
            }
        });
        view! { <td class="action">{button}</td> }
    });
    view! {
        <tr>
            <td><EntityLink reference=reference title=title /></td>
            <td class="system">{system}</td>
            <td class="owner">{owner}</td>
            <td class="type">{of_type}</td>
            <td class="life">{lifecycle}</td>
            <td class="description" title=description>{first_line}</td>
            {action}
        </tr>
    }
}
