//! The list as a file: which rows, in which format.

mod choices;
mod file;
mod job;
mod outcome;

use catalog::export::{Column, Format};
use catalog::listing::Listing;
use leptos::html::Div;
use leptos::prelude::*;
use stylers_macro::style_sheet;
use wasm_bindgen::JsCast;
use web_sys::{AbortController, HtmlElement, KeyboardEvent};

use self::choices::Choices;
use self::job::Job;
use self::outcome::{Finished, Halted, Running};
use super::selection::{Selection, use_selection};
use crate::api::{Client, Error, use_client};
use crate::language::spoken;
use crate::language::words::export as words;
use crate::session::use_shortcuts;
use crate::ui::{Button, Dialog, announce, lone_key};

/// Which rows are exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All that the list is about.
    Matching,
    /// Those that are selected.
    Selected,
}

/// The dialog and what is chosen in it, which outlives its being closed.
#[derive(Clone, Copy)]
pub struct Exporting {
    open: RwSignal<bool>,
    scope: RwSignal<Scope>,
    format: RwSignal<Format>,
    columns: RwSignal<Vec<Column>>,
}

impl Default for Exporting {
    fn default() -> Self {
        Self {
            open: RwSignal::new(false),
            scope: RwSignal::new(Scope::Matching),
            format: RwSignal::new(Format::Csv),
            columns: RwSignal::new(Column::ALL.to_vec()),
        }
    }
}

impl Exporting {
    /// Opens the dialog with these rows chosen.
    pub fn show(self, scope: Scope) {
        self.scope.set(scope);
        self.open.set(true);
    }
}

/// How far the export is.
#[derive(Clone, Debug, PartialEq)]
enum State {
    Choosing,
    /// Rows written, and rows there are as far as is known.
    Running(usize, usize),
    /// Where it stopped and why.
    Failed(Trouble, usize, usize),
    Done(Summary),
}

/// Why an export does not go on.
#[derive(Clone, Debug, PartialEq)]
struct Trouble {
    title: String,
    advice: String,
    /// Trying again would not help.
    is_final: bool,
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        Self {
            title: error.title().to_owned(),
            advice: error.advice(),
            is_final: false,
        }
    }
}

/// What came of it.
#[derive(Clone, Debug, PartialEq)]
struct Summary {
    file: String,
    rows: usize,
    /// Selected entities that are not in the catalog any more.
    missing: usize,
}

/// What the parts of the dialog share.
#[derive(Clone, Copy)]
struct Desk {
    client: Client,
    selection: Selection,
    exporting: Exporting,
    listing: Memo<Listing>,
    total: Signal<Option<usize>>,
    state: RwSignal<State>,
    running: StoredValue<Option<AbortController>, LocalStorage>,
    /// The export that failed on its way, to be taken up again.
    halted: StoredValue<Option<Job>, LocalStorage>,
}

/// The button, the key `e`, and the dialog they open.
#[component]
pub fn Export(
    exporting: Exporting,
    listing: Memo<Listing>,
    /// How many rows the list has, once that is known.
    #[prop(into)]
    total: Signal<Option<usize>>,
) -> impl IntoView {
    let show = move || exporting.show(Scope::Matching);
    let single = use_shortcuts().enabled();
    let handle = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        // A dialog over the list has the keys to itself.
        let in_dialog = matches!(document().query_selector("dialog[open]"), Ok(Some(_)));
        if !in_dialog && single.get_untracked() && lone_key(&event).as_deref() == Some("e") {
            event.prevent_default();
            show();
        }
    });
    on_cleanup(move || handle.remove());
    view! {
        <Button icon="download" on_press=move |()| show()>
            <span class="word">{words::export()}</span>
        </Button>
        <Dialog open=exporting.open title=words::export()>
            <Panel exporting=exporting listing=listing total=total />
        </Dialog>
    }
}

#[component]
fn Panel(
    exporting: Exporting,
    listing: Memo<Listing>,
    total: Signal<Option<usize>>,
) -> impl IntoView {
    let selection = use_selection();
    let desk = Desk {
        client: use_client(),
        selection,
        exporting,
        listing,
        total,
        state: RwSignal::new(State::Choosing),
        running: StoredValue::new_local(None),
        halted: StoredValue::new_local(None),
    };
    if untrack(|| selection.count()) == 0 {
        exporting.scope.set(Scope::Matching);
    }
    // Closing the dialog withdraws what is under way.
    on_cleanup(move || desk.stop());
    let panel = NodeRef::<Div>::new();
    focus_next_step(desk, panel);
    // The numbers of a running export change in place.
    let step = Memo::new(move |_| std::mem::discriminant(&*desk.state.read()));
    let shown = move || {
        step.get();
        match desk.state.get_untracked() {
            State::Choosing => view! { <Choices desk=desk /> }.into_any(),
            State::Running(..) => view! { <Running desk=desk /> }.into_any(),
            State::Failed(trouble, done, total) => {
                view! { <Halted desk=desk trouble=trouble done=done total=total /> }.into_any()
            }
            State::Done(summary) => view! { <Finished desk=desk summary=summary /> }.into_any(),
        }
    };
    let class_name = ["export ", style_sheet!("style/components/export.css")].concat();
    view! {
        <div class=class_name node_ref=panel>
            {shown}
        </div>
    }
}

impl Desk {
    /// Withdraws what is under way. Nothing is saved.
    fn cancel(self) {
        self.stop();
        self.state.set(State::Choosing);
    }

    fn stop(self) {
        let running = self.running.try_update_value(Option::take).flatten();
        let halted = self.halted.try_update_value(Option::take).flatten();
        let was_at_work = running.is_some() || halted.is_some();
        if let Some(controller) = running {
            controller.abort();
        }
        if let Some(job) = halted {
            job.discard();
        }
        if was_at_work {
            announce(words::cancelled().to_owned());
        }
    }
}

/// What was pressed is gone with each step: the focus goes on to what one would press next.
fn focus_next_step(desk: Desk, panel: NodeRef<Div>) {
    Effect::new(move |last: Option<std::mem::Discriminant<State>>| {
        let step = std::mem::discriminant(&*desk.state.read());
        if last.is_some_and(|last| last != step) {
            request_animation_frame(move || {
                let panel = panel.try_get_untracked().flatten();
                let button = panel.and_then(|panel| {
                    let found = panel.query_selector(".buttons > :last-child");
                    found.ok()??.dyn_into::<HtmlElement>().ok()
                });
                if let Some(button) = button {
                    // Refused only where nothing can have the focus.
                    let _ = button.focus();
                }
            });
        }
        step
    });
}

/// "10,000", as the language in force writes it.
fn number(count: usize) -> String {
    let count = js_sys::Number::from(count as f64);
    String::from(count.to_locale_string(untrack(spoken).code))
}
