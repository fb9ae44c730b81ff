//! The filter bar: every filter shows what it is set to, and what else there is with counts.

use std::time::Duration;

use catalog::entity_ref::EntityRef;
use catalog::listing::{Facet, Layout, Listing, Order};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use stylers_macro::style_sheet;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::api::{FacetCounts, ask, use_client};
use crate::presentation::{icon, plural};
use crate::route::{Move, Route, use_address};
use crate::ui::{Button, ButtonVariant, Segmented, Select, SelectOption, TextField};

/// How long typing rests before a server is asked. The embedded catalog answers within a frame
/// and is asked at once.
const TYPING_PAUSE: Duration = Duration::from_millis(150);

/// Text, stars, kind, type, owner, lifecycle, tags and namespace.
#[component]
pub fn Filters(
    listing: Memo<Listing>,
    /// Whether the list is on its way.
    asking: Signal<bool>,
    /// Whether the catalog answers; options it failed to count are then counted again.
    answering: Memo<bool>,
) -> impl IntoView {
    let client = use_client();
    let address = use_address();
    // What is counted, once there is a list: counting may not delay the rows that one waits for.
    // Paging and sorting do not change what there is to filter by.
    let counted = Memo::new(move |last: Option<&Option<Listing>>| {
        if asking.get() {
            return last.cloned().flatten();
        }
        Some(Listing {
            text: String::new(),
            cursor: None,
            order: Order::default(),
            limit: 0,
            layout: Layout::Table,
            ..listing.get()
        })
    });
    let facets = ask(
        move || counted.get(),
        move |listing, signal| async move {
            match listing {
                Some(listing) => client.facets(&listing, signal).await,
                None => Ok(FacetCounts::default()),
            }
        },
    );
    Effect::new(move |_| {
        let failed = matches!(&*facets.latest().read_untracked(), Some(Err(_)));
        if answering.get() && failed {
            facets.retry();
        }
    });
    let counts = Memo::new(move |_| match &*facets.latest().read() {
        Some(Ok(counts)) => counts.clone(),
        _ => FacetCounts::default(),
    });
    let error = Signal::derive(move || match &*facets.latest().read() {
        Some(Err(error)) => Some(error.title().to_owned()),
        _ => None,
    });
    let filter = move |facet: Facet, label: &'static str, any: &'static str| {
        view! { <Filter facet=facet label=label any=any listing=listing counts=counts error=error /> }
    };
    let namespaces = move || {
        let worth_it =
            counts.read().of(Facet::Namespace).len() > 1 || !listing.read().namespaces.is_empty();
        worth_it.then(|| filter(Facet::Namespace, "Namespace", "Any namespace"))
    };
    let clear =
        move || {
            listing.read().is_narrowed().then(|| {
            let widen = move |()| {
                address.go(&Route::Catalog(listing.get_untracked().widest()), Move::Replace);
                focus_text();
            };
            view! { <Button variant=ButtonVariant::Ghost icon="x" on_press=widen>"Clear"</Button> }
        })
        };
    let class_name = [
        "filter-bar ",
        style_sheet!("style/components/filter_bar.css"),
    ]
    .concat();
    view! {
        <search class=class_name aria-label="Filters">
            <TextFilter listing=listing />
            <Whose listing=listing />
            {filter(Facet::Kind, "Kind", "Every kind")}
            {filter(Facet::Type, "Type", "Any type")}
            {filter(Facet::Owner, "Owner", "Any owner")}
            {filter(Facet::Lifecycle, "Lifecycle", "Any lifecycle")}
            {filter(Facet::Tag, "Tags", "Any tag")}
            {namespaces}
            {clear}
        </search>
    }
}

/// All entities, or those the reader starred.
#[component]
fn Whose(listing: Memo<Listing>) -> impl IntoView {
    let address = use_address();
    let value = Signal::derive(move || match listing.read().starred {
        Some(_) => STARRED.to_owned(),
        None => ALL.to_owned(),
    });
    let options = vec![
        (ALL.to_owned(), "All".to_owned()),
        (STARRED.to_owned(), "Starred".to_owned()),
    ];
    let choose = move |value: String| {
        let next = Listing {
            starred: (value == STARRED).then(Vec::new),
            cursor: None,
            ..listing.get_untracked()
        };
        address.go(&Route::Catalog(next), Move::Replace);
    };
    view! { <Segmented label="Whose" options=options value=value on_change=choose /> }
}

const STARRED: &str = "starred";

const TEXT_ID: &str = "catalog-text";

/// Puts the focus into the text box: for buttons that are gone once they are pressed.
pub fn focus_text() {
    let field = document().get_element_by_id(TEXT_ID);
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        // Refused only where nothing can have the focus.
        let _ = field.focus();
    }
}

/// The text box. What is typed stays typed, whatever the catalog answers.
#[component]
fn TextFilter(listing: Memo<Listing>) -> impl IntoView {
    let address = use_address();
    let embedded = use_client().is_embedded();
    let typed = RwSignal::new(listing.read_untracked().text.clone());
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let in_address = Memo::new(move |_| listing.read().text.clone());
    // Back, forward and "Clear" change the text from outside.
    Effect::new(move |_| {
        let text = in_address.get();
        if text.trim() != typed.get_untracked().trim() {
            typed.set(text);
        }
    });
    let ask = move || {
        let next = Listing {
            text: typed.get_untracked(),
            cursor: None,
            ..listing.get_untracked()
        };
        address.go(&Route::Catalog(next), Move::Replace);
    };
    let stop_waiting = move || {
        if let Some(handle) = waiting.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    };
    on_cleanup(stop_waiting);
    let on_input = move |text: String| {
        typed.set(text);
        stop_waiting();
        if embedded {
            ask();
        } else {
            waiting.set_value(set_timeout_with_handle(ask, TYPING_PAUSE).ok());
        }
    };
    view! {
        <TextField
            label="Search names, titles and tags"
            icon="search"
            id=TEXT_ID
            value=typed
            on_input=on_input
        />
    }
}

#[component]
fn Filter(
    facet: Facet,
    label: &'static str,
    any: &'static str,
    listing: Memo<Listing>,
    counts: Memo<FacetCounts>,
    error: Signal<Option<String>>,
) -> impl IntoView {
    let address = use_address();
    let selected = Memo::new(move |_| match facet {
        Facet::Kind => vec![
            listing
                .read()
                .kind
                .clone()
                .unwrap_or_else(|| ALL.to_owned()),
        ],
        _ => listing.read().chosen(facet).to_vec(),
    });
    let options = Memo::new(move |_| options(facet, &counts.read(), &selected.read()));
    let choose = move |values: Vec<String>| {
        let values = values.into_iter().filter(|value| value != ALL).collect();
        let next = listing.get_untracked().choose(facet, values);
        address.go(&Route::Catalog(next), Move::Replace);
    };
    view! {
        <Select
            label=label
            options=options
            selected=selected
            multiple=facet != Facet::Kind
            any=any
            error=error
            on_change=choose
        />
    }
}

/// The option that stands for every kind, and for everybody's entities.
const ALL: &str = "all";

/// What the catalog counted, and what is chosen without being there: it can be unchosen.
fn options(facet: Facet, counts: &FacetCounts, selected: &[String]) -> Vec<SelectOption> {
    let mut options: Vec<SelectOption> = counts
        .of(facet)
        .iter()
        .map(|counted| option(facet, &counted.value, Some(counted.count)))
        .collect();
    if facet == Facet::Kind {
        let total = counts.of(facet).iter().map(|counted| counted.count).sum();
        let every = SelectOption {
            value: ALL.to_owned(),
            label: "Every kind".to_owned(),
            count: Some(total),
            icon: Some("layout-grid".to_owned()),
        };
        options.insert(0, every);
    }
    for value in selected {
        if !options.iter().any(|known| known.value == *value) {
            options.push(option(facet, value, None));
        }
    }
    options
}

fn option(facet: Facet, value: &str, count: Option<usize>) -> SelectOption {
    let mut option = SelectOption {
        value: value.to_owned(),
        label: value.to_owned(),
        count,
        icon: None,
    };
    match facet {
        Facet::Kind => {
            option.value = value.to_lowercase();
            option.label = plural(value);
            option.icon = Some(icon(value).to_owned());
        }
        Facet::Owner => {
            if let Ok(owner) = EntityRef::parse(value) {
                option.label = owner.short();
                option.icon = Some(icon(&owner.kind).to_owned());
            }
        }
        _ => {}
    }
    option
}
