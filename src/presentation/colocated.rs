//! Entities that came into the catalog together.

use leptos::prelude::*;

use super::{EntityLink, failed, singular};
use crate::api::{Page, ask, use_client};
use crate::language::words::colocated as words;
use crate::ui::{Button, Skeleton};

/// Entities in sight before the reader asks for more, and how many come then.
const FIRST: usize = 10;
const MORE: usize = 100;

/// The entities with this value of an annotation, by name: the first ones, and more when asked.
#[component]
pub fn Colocated(
    /// Which annotation.
    annotation: &'static str,
    /// The value they share.
    #[prop(into)]
    value: String,
    /// Gets the number of them once it is known.
    #[prop(optional)]
    on_total: Option<Callback<usize>>,
) -> impl IntoView {
    let client = use_client();
    let shown = RwSignal::new(FIRST);
    let answer = ask(
        move || (value.clone(), shown.get()),
        move |(value, limit), signal| async move {
            client.annotated(annotation, &value, limit, signal).await
        },
    );
    let list = NodeRef::<leptos::html::Ul>::new();
    let more = move |()| {
        let was = shown.get_untracked();
        shown.set(was + MORE);
        // The button goes with the rows it brings.
        if let Some(list) = list.get_untracked() {
            // Refused only where nothing can have the focus.
            let _ = list.focus();
        }
    };
    Effect::new(move |_| {
        if let (Some(on_total), Some(Ok(page))) = (on_total, &*answer.latest().read()) {
            on_total.run(page.total);
        }
    });
    move || match &*answer.latest().read() {
        None => view! { <Skeleton lines=3 /> }.into_any(),
        Some(Err(error)) => failed(error, Callback::new(move |()| answer.retry())),
        Some(Ok(page)) => {
            let rest = page.total.saturating_sub(page.items.len());
            let button = (rest > 0).then(|| {
                let text = words::more(&rest.min(MORE).to_string(), &rest.to_string());
                view! { <Button on_press=more>{text}</Button> }
            });
            view! {
                <ul class="plain-list" tabindex="-1" aria-label=words::entities() node_ref=list>{rows(page)}</ul>
                {button}
            }
            .into_any()
        }
    }
}

fn rows(page: &Page) -> Vec<AnyView> {
    page.items
        .iter()
        .map(|entity| {
            let reference = entity.reference().clone();
            let what = match entity.spec("type") {
                Some(of_type) => [&singular(&reference.kind), " · ", of_type].concat(),
                None => singular(&reference.kind),
            };
            view! {
                <li>
                    <EntityLink reference=reference title=entity.title() />
                    " "
                    <span class="muted">{what}</span>
                </li>
            }
            .into_any()
        })
        .collect()
}
