//! All that is kept for the reader: to see it, to take it along, and to clear it.

mod thing;

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::{Map, Value};
use stylers_macro::style_sheet;
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag};

use self::thing::{Thing, ThingRow, bytes, things};
use crate::api::{use_client, use_config};
use crate::language::words::settings as words;
use crate::session::{
    Identity, Keeper, LanguageChoice, Theme, others, use_identity, use_keeper, use_language,
    use_theme,
};
use crate::ui::{Button, ButtonVariant, Card, Toast, ToastAction, Tone, save, toast};

const FILE: &str = "callboard-data.json";

/// Who has to look again when something is cleared or put back: what this browser alone keeps says nothing
/// of its changes. Things can be put back when the page is gone; then only its count is.
#[derive(Clone, Copy)]
pub(super) struct Changes {
    theme: Theme,
    identity: Identity,
    language: LanguageChoice,
    count: RwSignal<u32>,
}

impl Changes {
    /// Has all of them look again.
    fn tell(self) {
        self.theme.reread();
        self.identity.reread();
        self.language.reread();
        self.count.try_update(|count| *count += 1);
    }
}

/// What is kept, where, how much it is, and what can be done about it.
#[component]
pub fn StoredData() -> impl IntoView {
    let keeper = use_keeper();
    let config = StoredValue::new(use_config());
    let changes = Changes {
        theme: use_theme(),
        identity: use_identity(),
        language: use_language(),
        count: RwSignal::new(0),
    };
    let here = Memo::new(move |_| {
        changes.count.track();
        keeper.reader().track();
        keeper.all().for_each(|kept| kept.value().track());
        things(&config.read_value(), keeper)
    });
    let rows = move || {
        let things = here.get().into_iter();
        things
            .map(|thing| view! { <ThingRow thing=thing keeper=keeper changes=changes /> })
            .collect_view()
    };
    let is_empty = move || here.read().is_empty();
    let clear_all = move |()| clear(here.get_untracked(), words::stored_cleared_all(), changes);
    let list = [
        "setting-list ",
        style_sheet!("style/components/setting_list.css"),
    ]
    .concat();
    let buttons = [
        "button-row ",
        style_sheet!("style/components/button_row.css"),
    ]
    .concat();
    view! {
        <Card title=words::stored_where()><Whereabouts keeper=keeper /></Card>
        <Card title=words::stored_yours()>
            {move || is_empty().then(|| view! { <p>{words::stored_nothing()}</p> })}
            <ul class=list.clone()>{rows}</ul>
            <div class=buttons>
                <Button icon="download" disabled=Signal::derive(is_empty) on_press=move |()| export(here.get_untracked())>
                    {words::stored_export()}
                </Button>
                <Button
                    variant=ButtonVariant::Danger
                    icon="trash-2"
                    disabled=Signal::derive(is_empty)
                    on_press=clear_all
                >
                    {words::stored_clear_all()}
                </Button>
            </div>
        </Card>
        {move || {
            changes.count.track();
            keeper.reader().track();
            let others = others(&config.read_value(), keeper);
            let count = others.count();
            (count > 0).then(|| {
                let told = words::stored_others_note(count, &bytes(others.bytes));
                let forget = move |()| {
                    others.clear();
                    changes.tell();
                };
                view! {
                    <Card title=words::stored_others()>
                        <p>{told}</p>
                        <Button icon="trash-2" on_press=forget>{words::stored_others_clear()}</Button>
                    </Card>
                }
            })
        }}
    }
}

/// Which places have it, and how far they agree.
#[component]
fn Whereabouts(keeper: Keeper) -> impl IntoView {
    let user = use_client().session().user();
    let told = move || {
        let Some(reader) = keeper.reader().get() else {
            let is_guest = user.get().is_some();
            let why = if is_guest {
                words::stored_guest()
            } else {
                words::stored_anonymous()
            };
            return why.to_owned();
        };
        match keeper.in_backend().get() {
            Some(true) => words::stored_in_backend(&reader),
            Some(false) => words::stored_no_backend().to_owned(),
            None => words::stored_unsure().to_owned(),
        }
    };
    view! { <p>{told}</p> }
}

/// Clears things, and offers to put them back.
pub(super) fn clear(cleared: Vec<Thing>, said: &str, changes: Changes) {
    let before: Vec<(Thing, Value)> = cleared
        .into_iter()
        .map(|thing| {
            let value = thing.read();
            thing.clear();
            (thing, value)
        })
        .collect();
    changes.tell();
    toast(Toast {
        tone: Tone::Success,
        text: said.to_owned(),
        action: Some(ToastAction {
            title: words::stored_undo(),
            run: Arc::new(move || {
                for (thing, value) in &before {
                    thing.put_back(value);
                }
                changes.tell();
            }),
        }),
    });
}

fn export(things: Vec<Thing>) {
    let all = things.iter().map(|thing| (thing.title(), thing.read()));
    let mut object = Map::new();
    object.extend(all);
    // A JSON value always prints.
    let text = serde_json::to_string_pretty(&object).unwrap_or_default();
    let options = BlobPropertyBag::new();
    options.set_type("application/json");
    let parts = js_sys::Array::of1(&JsValue::from(text));
    let saved = Blob::new_with_str_sequence_and_options(&parts, &options)
        .and_then(|file| save(&file, FILE));
    if saved.is_err() {
        let said = words::stored_not_exported().to_owned();
        toast(Toast::of(Tone::Danger, said));
    }
}
