//! Chosen entities side by side.

use catalog::comparison::{About, FIELDS, Row, Said, rows};
use catalog::entity::{Entity, Link as EntityOutLink};
use catalog::entity_ref::EntityRef;
use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::selection::use_selection;
use crate::api::{ask, use_client};
use crate::language::words::list as words;
use crate::presentation::{EntityLink, Lifecycle, draw, relation_label, safe_url, singular};
use crate::ui::{Checkbox, Chip, Dialog, Icon, Link, Notice, SkeletonRows, Tone};

/// The dialog, over what is chosen when it opens.
#[component]
pub fn Compare(open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog open=open title=words::compare() wide=true>
            <Comparison />
        </Dialog>
    }
}

#[component]
fn Comparison() -> impl IntoView {
    let client = use_client();
    let references = StoredValue::new(use_selection().all());
    let answer = ask(
        move || references.get_value(),
        move |references, signal| async move { client.entities(&references, &FIELDS, signal).await },
    );
    let waiting = || view! { <SkeletonRows rows=8 columns=3 /> }.into_any();
    draw(answer, waiting, move |found| {
        let missing = references.with_value(|references| missing(references, &found));
        let entities: Vec<Entity> = found.into_iter().flatten().collect();
        view! {
            {missing}
            <Sheet entities=entities />
        }
        .into_any()
    })
}

/// What was chosen and is no more.
fn missing(references: &[EntityRef], found: &[Option<Entity>]) -> Option<impl IntoView + use<>> {
    let lost = references.iter().zip(found);
    let lost: Vec<String> = lost
        .filter(|(_, found)| found.is_none())
        .map(|(reference, _)| reference.to_string())
        .collect();
    (!lost.is_empty()).then(|| {
        let sentence = words::comparison_missing(&lost.join(", "));
        view! { <Notice tone=Tone::Warning><p>{sentence}</p></Notice> }
    })
}

#[component]
fn Sheet(entities: Vec<Entity>) -> impl IntoView {
    let only = RwSignal::new(false);
    let all = StoredValue::new(rows(&entities));
    let heads = entities.iter().map(head).collect_view();
    let class_name = [
        "comparison ",
        style_sheet!("style/components/comparison.css"),
    ]
    .concat();
    let body = move || {
        let only = only.get();
        all.with_value(|all| {
            let shown = all.iter().filter(|row| !only || row.differs());
            shown.map(line).collect_view()
        })
    };
    let nothing = move || {
        let differs = all.with_value(|all| all.iter().any(Row::differs));
        (only.get() && !differs).then(|| view! { <p class="none">{words::comparison_same()}</p> })
    };
    view! {
        <div class=class_name>
            <Checkbox label=words::comparison_only() on=only on_change=move |on| only.set(on) />
            <div class="sheet" role="region" tabindex="0" aria-label=words::comparison()>
                <table>
                    <thead>
                        <tr><td></td>{heads}</tr>
                    </thead>
                    <tbody>{body}</tbody>
                </table>
            </div>
            {nothing}
        </div>
    }
}

fn head(entity: &Entity) -> impl IntoView + use<> {
    let reference = entity.reference().clone();
    let title = entity.title();
    let short = reference.short();
    let beneath = (short != title).then(|| view! { <span class="ref">{short}</span> });
    view! {
        <th scope="col">
            <EntityLink reference=reference title=title />
            {beneath}
        </th>
    }
}

fn line(row: &Row) -> impl IntoView + use<> {
    let differs = row.differs();
    let mark = differs.then(|| {
        view! {
            <Icon name="equal-not" />
            <span class="visually-hidden">" " {words::comparison_differs()}</span>
        }
    });
    let cells = row.values.iter().map(|said| {
        let said = shown(&row.about, said);
        view! { <td>{said}</td> }
    });
    let cells = cells.collect_view();
    view! {
        <tr data-differs=differs.to_string()>
            <th scope="row">{title(&row.about)} {mark}</th>
            {cells}
        </tr>
    }
}

fn title(about: &About) -> String {
    let title = match about {
        About::Kind => words::field_kind(),
        About::Owner => words::field_owner(),
        About::System => words::field_system(),
        About::Type => words::field_type(),
        About::Lifecycle => words::field_lifecycle(),
        About::Tags => words::field_tags(),
        About::Namespace => words::field_namespace(),
        About::Description => words::field_description(),
        About::Links => words::field_links(),
        About::Annotations => words::field_annotations(),
        About::Relation(kind) => return relation_label(kind),
    };
    title.to_owned()
}

fn shown(about: &About, said: &Said) -> AnyView {
    match said {
        Said::Nothing => {
            view! { <span class="nothing">{words::comparison_none()}</span> }.into_any()
        }
        Said::Text(text) if *about == About::Lifecycle => {
            view! { <Lifecycle value=text.clone() /> }.into_any()
        }
        Said::Text(text) if *about == About::Kind => singular(text).into_any(),
        Said::Text(text) => view! { <span class="text">{text.clone()}</span> }.into_any(),
        Said::Words(words) => {
            let words = words.iter().cloned();
            let chips = words
                .map(|word| view! { <Chip text=word /> })
                .collect_view();
            view! { <span class="chips">{chips}</span> }.into_any()
        }
        Said::Reference(reference) => {
            view! { <EntityLink reference=reference.clone() /> }.into_any()
        }
        Said::Links(links) => {
            let links = links.iter().map(outward).collect_view();
            view! { <ul>{links}</ul> }.into_any()
        }
        Said::Count(count) => count.to_string().into_any(),
    }
}

fn outward(link: &EntityOutLink) -> impl IntoView + use<> {
    let title = link.title.clone().unwrap_or_else(|| link.url.clone());
    let text = match safe_url(&link.url) {
        Some(href) => view! { <Link href=href external=true>{title}</Link> }.into_any(),
        None => title.into_any(),
    };
    view! { <li>{text}</li> }
}
