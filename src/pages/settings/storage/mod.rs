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
use crate::session::{Keeper, others, use_identity, use_keeper, use_theme};
use crate::ui::{Button, ButtonVariant, Card, Toast, ToastAction, Tone, save, toast};

const FILE: &str = "callboard-data.json";

/// What is kept, where, how much it is, and what can be done about it.
#[component]
pub fn StoredData() -> impl IntoView {
    let keeper = use_keeper();
    let config = use_config();
    let catalog = StoredValue::new(config.backend.identity());
    // What this browser alone keeps says nothing of its changes.
    let changes = RwSignal::new(0_u32);
    let here = Memo::new(move |_| {
        changes.track();
        keeper.reader().track();
        keeper.all().for_each(|kept| kept.value().track());
        things(&catalog.read_value(), keeper)
    });
    let (theme, identity) = (use_theme(), use_identity());
    let after = Callback::new(move |()| {
        theme.reread();
        identity.reread();
        changes.try_update(|count| *count += 1);
    });
    let rows = move || {
        let things = here.get().into_iter();
        things
            .map(|thing| view! { <ThingRow thing=thing keeper=keeper after=after /> })
            .collect_view()
    };
    let is_empty = move || here.read().is_empty();
    let clear_all = move |()| clear(here.get_untracked(), "Everything was cleared.", after);
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
        <Card title="Where it is kept"><Whereabouts keeper=keeper /></Card>
        <Card title="What is kept for you">
            {move || is_empty().then(|| view! { <p>"Nothing yet."</p> })}
            <ul class=list.clone()>{rows}</ul>
            <div class=buttons>
                <Button icon="download" disabled=Signal::derive(is_empty) on_press=move |()| export(here.get_untracked())>
                    "Export to a file"
                </Button>
                <Button
                    variant=ButtonVariant::Danger
                    icon="trash-2"
                    disabled=Signal::derive(is_empty)
                    on_press=clear_all
                >
                    "Clear everything"
                </Button>
            </div>
        </Card>
        {move || {
            changes.track();
            keeper.reader().track();
            let others = others(&catalog.read_value(), keeper);
            let count = others.count();
            (count > 0).then(|| {
                let told = [
                    count.to_string().as_str(),
                    if count == 1 { " entry, " } else { " entries, " },
                    &bytes(others.bytes),
                    ": of other catalogs, and of others who read in this browser.",
                ]
                .concat();
                let forget = move |()| {
                    others.clear();
                    after.run(());
                };
                view! {
                    <Card title="Not yours">
                        <p>{told}</p>
                        <Button icon="trash-2" on_press=forget>"Clear it"</Button>
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
                "In this browser only: everybody is the same guest to the backend."
            } else {
                "In this browser only: nobody is signed in."
            };
            return why.to_owned();
        };
        match keeper.in_backend().get() {
            Some(true) => [
                "In the backend for ",
                &reader,
                ", wherever you sign in, with a copy in this browser.",
            ]
            .concat(),
            Some(false) => "In this browser only: the backend does not have the plugin user-settings, which would keep it for you wherever you sign in.".to_owned(),
            None => "In this browser. Whether the backend keeps it too is not known yet.".to_owned(),
        }
    };
    view! { <p>{told}</p> }
}

/// Clears things, and offers to put them back.
pub(super) fn clear(cleared: Vec<Thing>, said: &str, after: Callback<()>) {
    let before: Vec<(Thing, Value)> = cleared
        .into_iter()
        .map(|thing| {
            let value = thing.read();
            thing.clear();
            (thing, value)
        })
        .collect();
    after.run(());
    toast(Toast {
        tone: Tone::Success,
        text: said.to_owned(),
        action: Some(ToastAction {
            title: "Undo",
            run: Arc::new(move || {
                for (thing, value) in &before {
                    thing.put_back(value);
                }
                after.try_run(());
            }),
        }),
    });
}

fn export(things: Vec<Thing>) {
    let all = things.iter().map(|thing| (thing.title(), thing.read()));
    let all = Value::Object(all.collect::<Map<_, _>>());
    // A JSON value always prints.
    let text = serde_json::to_string_pretty(&all).unwrap_or_default();
    let options = BlobPropertyBag::new();
    options.set_type("application/json");
    let parts = js_sys::Array::of1(&JsValue::from(text));
    let saved = Blob::new_with_str_sequence_and_options(&parts, &options)
        .and_then(|file| save(&file, FILE));
    if saved.is_err() {
        let said = "The browser would not save the file.";
        toast(Toast::of(Tone::Danger, said.to_owned()));
    }
}
