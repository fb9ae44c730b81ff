//! One filter by a facet. Its options are asked for when the panel opens, never before: rows do not
//! wait for what nobody looks at.

use catalog::entity_ref::EntityRef;
use catalog::listing::{Facet, Listing, Match, Order};
use leptos::prelude::*;

use super::asked::question;
use super::columns::FIELDS;
use crate::api::{FacetCount, ask, use_client};
use crate::language::words::{answer, filter as words, list};
use crate::presentation::{icon, plural};
use crate::route::{Move, Route, use_address};
use crate::session::use_tables;
use crate::ui::{Select, SelectModes, SelectOption};

/// The option that stands for every kind.
const ALL: &str = "all";

/// What a facet is called above its options.
pub fn name(facet: Facet) -> &'static str {
    match facet {
        Facet::Kind => list::field_kind(),
        Facet::Type => list::field_type(),
        Facet::Owner => list::field_owner(),
        Facet::System => list::field_system(),
        Facet::Lifecycle => list::field_lifecycle(),
        Facet::Tag => list::field_tags(),
        Facet::Namespace => list::field_namespace(),
    }
}

/// What its filter says while nothing is chosen.
fn any(facet: Facet) -> &'static str {
    match facet {
        Facet::Kind => words::any_kind(),
        Facet::Type => words::any_type(),
        Facet::Owner => words::any_owner(),
        Facet::System => words::any_system(),
        Facet::Lifecycle => words::any_lifecycle(),
        Facet::Tag => words::any_tags(),
        Facet::Namespace => words::any_namespace(),
    }
}

/// What a value of a facet is called.
pub fn label(facet: Facet, value: &str) -> String {
    match (facet, EntityRef::parse(value)) {
        (Facet::Kind, _) => plural(value),
        (Facet::Owner | Facet::System, Ok(reference)) => reference.short(),
        _ => value.to_owned(),
    }
}

/// A select with the options of a facet under the other filters, each with its count.
#[component]
pub fn Filter(facet: Facet, listing: Memo<Listing>) -> impl IntoView {
    let address = use_address();
    let open = RwSignal::new(false);
    let (counts, counting, note) = counted(facet, listing, open);
    let selected = Memo::new(move |_| match (facet, listing.read().chosen(facet)) {
        (Facet::Kind, []) => vec![ALL.to_owned()],
        (_, chosen) => chosen.to_vec(),
    });
    let options = Memo::new(move |_| options(facet, &counts.read(), &selected.read()));
    let go = move |next: Listing| address.go(&Route::Catalog(next), Move::Replace);
    let chosen = move |values: Vec<String>| {
        let values = values.into_iter().filter(|value| value != ALL).collect();
        listing.get_untracked().choose(facet, values)
    };
    let choose = move |values: Vec<String>| go(chosen(values));
    let (client, taste) = (use_client(), use_tables().taste());
    let press = move |values: Vec<String>| {
        let next = question(&chosen(values), taste.read_untracked().endless);
        client.ask_ahead(&next, FIELDS);
    };
    let rematch = move |how: String| {
        if let Some(how) = Match::named(&how) {
            go(listing.get_untracked().matched(facet, how));
        }
    };
    let abilities = client.abilities();
    let offered = Memo::new(move |_| {
        let (able, in_force) = (abilities.get(), listing.read().matching(facet));
        let matches = facet.matches().iter().copied();
        let can = |how: &Match| able.predicates || !facet.needs_predicate(*how) || *how == in_force;
        matches.filter(can).map(mode).collect::<Vec<_>>()
    });
    let modes = (facet.matches().len() > 1).then(|| SelectModes {
        options: offered.into(),
        value: Signal::derive(move || listing.read().matching(facet).name().to_owned()),
        prefix: Signal::derive(move || match listing.read().matching(facet) {
            Match::None => [words::not(), " "].concat(),
            Match::Any | Match::All => String::new(),
        }),
        on_change: Callback::new(rematch),
    });
    view! {
        <Select
            label=name(facet)
            options=options
            selected=selected
            multiple=facet != Facet::Kind
            modes=modes
            any=any(facet)
            open=open
            counting=counting
            note=note
            on_change=choose
            on_press=press
        />
    }
}

/// The options of the facet, asked for while the panel is open, and what is to be said of them.
fn counted(
    facet: Facet,
    listing: Memo<Listing>,
    open: RwSignal<bool>,
) -> (
    Signal<Vec<FacetCount>>,
    Signal<bool>,
    Signal<Option<String>>,
) {
    let client = use_client();
    // Paging, sorting and words do not change what there is to filter by.
    let question = Memo::new(move |last: Option<&Option<Listing>>| {
        if !open.get() {
            return last.cloned().flatten();
        }
        Some(Listing {
            text: String::new(),
            order: Order::default(),
            limit: 0,
            ..listing.get().from_start()
        })
    });
    let facets = ask(
        move || question.get(),
        move |listing, signal| async move {
            match listing {
                Some(listing) => client.facet(&listing, facet, signal).await,
                None => Ok(Vec::new()),
            }
        },
    );
    // A panel that is opened again asks again what failed.
    Effect::new(move |_| {
        let failed = matches!(&*facets.latest().read_untracked(), Some(Err(_)));
        if open.get() && failed {
            facets.retry();
        }
    });
    let counts = Memo::new(move |_| match &*facets.latest().read() {
        Some(Ok(counts)) => counts.clone(),
        _ => Vec::new(),
    });
    let abilities = client.abilities();
    let note = Signal::derive(move || match &*facets.latest().read() {
        Some(Err(error)) => Some(error.title().to_owned()),
        Some(Ok(counts)) if counts.is_empty() && facets.asking().get() => {
            Some(words::counting().to_owned())
        }
        _ if !listing.read().text.trim().is_empty() => {
            Some(words::counts_without_words().to_owned())
        }
        _ if !abilities.read().predicates => missing_matches(facet),
        _ => None,
    });
    (counts.into(), facets.asking(), note)
}

/// Why some ways of matching are not offered.
fn missing_matches(facet: Facet) -> Option<String> {
    match facet {
        Facet::Kind => None,
        Facet::Owner | Facet::System => Some(words::no_none_no_all(answer::no_predicates())),
        _ => Some(words::no_none(answer::no_predicates())),
    }
}

fn mode(how: Match) -> (String, String) {
    let title = match how {
        Match::Any => words::match_any(),
        Match::All => words::match_all(),
        Match::None => words::match_none(),
    };
    (how.name().to_owned(), title.to_owned())
}

/// What the catalog counted, and what is chosen without being there: it can be unchosen.
fn options(facet: Facet, counts: &[FacetCount], selected: &[String]) -> Vec<SelectOption> {
    let mut options: Vec<SelectOption> = counts
        .iter()
        // Systems are what a filter by system is about; parts of components are another matter.
        .filter(|counted| facet != Facet::System || counted.value.starts_with("system:"))
        .map(|counted| option(facet, &counted.value, Some(counted.count)))
        .collect();
    if facet == Facet::Kind {
        let total: usize = counts.iter().map(|counted| counted.count).sum();
        let every = SelectOption {
            value: ALL.to_owned(),
            label: any(facet).to_owned(),
            count: (total > 0).then_some(total),
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
    let icon = match (facet, EntityRef::parse(value)) {
        (Facet::Kind, _) => Some(icon(value).to_owned()),
        (Facet::Owner | Facet::System, Ok(reference)) => Some(icon(&reference.kind).to_owned()),
        _ => None,
    };
    SelectOption {
        value: match facet {
            Facet::Kind => value.to_lowercase(),
            _ => value.to_owned(),
        },
        label: label(facet, value),
        count,
        icon,
    }
}
