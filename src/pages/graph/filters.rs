//! What of the neighbourhood is shown, and how: all of it in the address.

use catalog::graph::{Curve, Direction, Mode, Question, RollUp};
use catalog::listing::{Facet, Listing};
use catalog::relation;
use leptos::prelude::*;

use crate::api::{ask, use_client};
use crate::language::Text;
use crate::language::words::graph as words;
use crate::presentation::{icon, plural, relation_label};
use crate::route::graph::{depth, depth_name};
use crate::route::{Move, Route, use_address};
use crate::ui::{Segmented, Select, SelectOption, Switch};

/// Depths on offer.
const DEPTHS: [&str; 7] = ["1", "2", "3", "4", "6", "8", "∞"];

const ROLL_UPS: [(&str, Text); 4] = [
    ("kind", words::group_by_kind),
    ("system", words::group_by_system),
    ("owner", words::group_by_owner),
    ("none", words::group_by_none),
];

const DIRECTIONS: [(&str, Text); 4] = [
    ("LR", words::direction_right),
    ("RL", words::direction_left),
    ("TB", words::direction_down),
    ("BT", words::direction_up),
];

const CURVES: [(&str, Text); 2] = [
    ("curveMonotoneX", words::lines_curved),
    ("curveStepBefore", words::lines_angular),
];

/// Which relations are followed.
#[component]
pub fn Modes(question: Memo<Question>) -> impl IntoView {
    let address = use_address();
    let value = Signal::derive(move || question.read().reach.mode.name().to_owned());
    let options = Mode::ALL.iter().map(|mode| {
        let title = match mode {
            Mode::Neighbours => words::mode_neighbours(),
            Mode::Dependents => words::mode_dependents(),
            Mode::Dependencies => words::mode_dependencies(),
            Mode::Path => words::mode_path(),
        };
        (mode.name().to_owned(), title.to_owned())
    });
    let choose = move |name: String| {
        if let Some(mode) = named(&Mode::ALL, Mode::name, &name) {
            let next = question.get_untracked().in_mode(mode);
            address.go(&Route::Graph(next), Move::Push);
        }
    };
    view! {
        <div class="modes">
            <Segmented label=words::modes() options=options.collect() value=value on_change=choose />
        </div>
    }
}

/// Selects and switches.
#[component]
pub fn Filters(question: Memo<Question>) -> impl IntoView {
    let is_free = move || question.read().reach.mode.relations().is_none();
    view! {
        <search class="filters" aria-label=words::filters()>
            <OneOf
                question=question
                label=words::depth()
                options=depths()
                value=|question| depth_name(question.reach.depth)
                change=|question, value| {
                    if let Some(depth) = depth(value) {
                        question.reach.depth = depth;
                    }
                }
            />
            <Kinds question=question />
            <Show when=is_free>
                <Relations question=question />
            </Show>
            <OneOf
                question=question
                label=words::group_by()
                options=choices(&ROLL_UPS)
                value=|question| question.roll_up.name().to_owned()
                change=|question, value| {
                    question.opened.clear();
                    question.roll_up = named(&RollUp::ALL, RollUp::name, value).unwrap_or_default();
                }
            />
            <OneOf
                question=question
                label=words::direction()
                options=choices(&DIRECTIONS)
                value=|question| question.direction.name().to_owned()
                change=|question, value| {
                    question.direction = named(&Direction::ALL, Direction::name, value).unwrap_or_default();
                }
            />
            <OneOf
                question=question
                label=words::lines()
                options=choices(&CURVES)
                value=|question| question.curve.name().to_owned()
                change=|question, value| {
                    question.curve = named(&Curve::ALL, Curve::name, value).unwrap_or_default();
                }
            />
            <OnOff
                question=question
                label=words::simplified()
                value=|question| question.simplified
                change=|question, on| question.simplified = on
            />
            <OnOff
                question=question
                label=words::merged()
                value=|question| question.merged
                change=|question, on| question.merged = on
            />
        </search>
    }
}

fn named<T: Copy>(all: &[T], name: fn(T) -> &'static str, value: &str) -> Option<T> {
    all.iter().copied().find(|one| name(*one) == value)
}

fn depths() -> Vec<SelectOption> {
    let depths = DEPTHS.iter().map(|depth| {
        let title = match depth.parse() {
            Ok(steps) => words::steps(steps),
            Err(_) => words::unlimited().to_owned(),
        };
        option(depth, &title, None)
    });
    depths.collect()
}

fn choices(known: &[(&str, Text)]) -> Vec<SelectOption> {
    let known = known.iter();
    known
        .map(|(value, title)| option(value, title(), None))
        .collect()
}

/// A choice of one.
#[component]
fn OneOf(
    question: Memo<Question>,
    label: &'static str,
    options: Vec<SelectOption>,
    value: fn(&Question) -> String,
    change: fn(&mut Question, &str),
) -> impl IntoView {
    let address = use_address();
    let chosen = Signal::derive(move || vec![value(&question.read())]);
    let choose = move |values: Vec<String>| {
        let mut next = question.get_untracked();
        for value in &values {
            change(&mut next, value);
        }
        address.go(&Route::Graph(next), Move::Replace);
    };
    view! {
        <Select
            label=label
            options=Signal::stored(options)
            selected=chosen
            multiple=false
            any=""
            open=RwSignal::new(false)
            note=Signal::stored(None::<String>)
            on_change=choose
        />
    }
}

#[component]
fn OnOff(
    question: Memo<Question>,
    label: &'static str,
    value: fn(&Question) -> bool,
    change: fn(&mut Question, bool),
) -> impl IntoView {
    let address = use_address();
    let flip = move |on: bool| {
        let mut next = question.get_untracked();
        change(&mut next, on);
        address.go(&Route::Graph(next), Move::Replace);
    };
    view! { <Switch label=label on=Signal::derive(move || value(&question.read())) on_change=flip /> }
}

/// Kinds of the catalog; it is asked when the panel opens.
#[component]
fn Kinds(question: Memo<Question>) -> impl IntoView {
    let (client, address) = (use_client(), use_address());
    let open = RwSignal::new(false);
    let was_opened = Memo::new(move |last: Option<&bool>| open.get() || last == Some(&true));
    let counts = ask(
        move || was_opened.get(),
        move |is_wanted, signal| async move {
            if !is_wanted {
                return Ok(Vec::new());
            }
            let all = Listing {
                kind: None,
                ..Listing::default()
            };
            client.facet(&all, Facet::Kind, signal).await
        },
    );
    let selected = Signal::derive(move || question.read().reach.kinds.clone());
    let options = Signal::derive(move || {
        let latest = counts.latest().read();
        let known = latest.as_ref().and_then(|latest| latest.as_ref().ok());
        let mut options: Vec<SelectOption> = known
            .into_iter()
            .flatten()
            .map(|known| {
                option(
                    &known.value.to_lowercase(),
                    &plural(&known.value),
                    Some(icon(&known.value)),
                )
            })
            .collect();
        for kind in selected.get() {
            if options.iter().all(|option| option.value != kind) {
                options.push(option(&kind, &plural(&kind), Some(icon(&kind))));
            }
        }
        options
    });
    let note = Signal::derive(move || match &*counts.latest().read() {
        Some(Err(error)) => Some(error.title().to_owned()),
        _ => None,
    });
    let choose = move |kinds: Vec<String>| {
        let mut next = question.get_untracked();
        next.reach.kinds = kinds;
        address.go(&Route::Graph(next), Move::Replace);
    };
    view! {
        <Select
            label=words::kinds()
            options=options
            selected=selected
            multiple=true
            any=words::any()
            open=open
            counting=counts.asking()
            note=note
            on_change=choose
        />
    }
}

/// Relations that Backstage knows, and those in the address.
#[component]
fn Relations(question: Memo<Question>) -> impl IntoView {
    let address = use_address();
    let selected = Signal::derive(move || question.read().reach.relations.clone());
    let options = Signal::derive(move || {
        let pairs = relation::PAIRS
            .iter()
            .flat_map(|(one, other)| [*one, *other]);
        let mut options: Vec<SelectOption> = pairs.map(relation_option).collect();
        for relation in selected.get() {
            if options.iter().all(|option| option.value != relation) {
                options.push(relation_option(&relation));
            }
        }
        options
    });
    let choose = move |relations: Vec<String>| {
        let mut next = question.get_untracked();
        next.reach.relations = relations;
        address.go(&Route::Graph(next), Move::Replace);
    };
    view! {
        <Select
            label=words::relations()
            options=options
            selected=selected
            multiple=true
            any=words::any()
            open=RwSignal::new(false)
            note=Signal::stored(None::<String>)
            on_change=choose
        />
    }
}

fn relation_option(relation: &str) -> SelectOption {
    option(relation, &relation_label(relation), None)
}

fn option(value: &str, label: &str, icon: Option<&str>) -> SelectOption {
    SelectOption {
        value: value.to_owned(),
        label: label.to_owned(),
        count: None,
        icon: icon.map(str::to_owned),
    }
}
