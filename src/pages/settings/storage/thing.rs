//! One thing that is kept.

use leptos::prelude::*;
use serde_json::Value;

use super::{Changes, clear};
use crate::api::Config;
use crate::language::words::settings as words;
use crate::session::{BrowserText, Keeper, Kept, browser_texts};
use crate::ui::{Button, ButtonVariant, Code};

/// Something that is kept, in the backend perhaps or in this browser alone.
#[derive(Clone)]
pub struct Thing {
    kind: Kind,
    /// As it was when the list was made: a row is drawn anew when that changes.
    value: Value,
}

#[derive(Clone)]
enum Kind {
    Anywhere(Box<Kept>),
    Here(BrowserText),
}

impl PartialEq for Thing {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value && self.title() == other.title()
    }
}

/// All that there is for this reader in the catalog in force.
pub fn things(config: &Config, keeper: Keeper) -> Vec<Thing> {
    let anywhere = keeper.all().map(|kept| Kind::Anywhere(Box::new(kept)));
    let here = browser_texts(config, keeper).into_iter().map(Kind::Here);
    let all = anywhere.chain(here).map(|kind| Thing {
        value: kind.read(),
        kind,
    });
    all.filter(|thing| !thing.value.is_null()).collect()
}

impl Kind {
    fn read(&self) -> Value {
        match self {
            Self::Anywhere(kept) => kept.value().get_untracked(),
            Self::Here(text) => {
                let text = text.read().unwrap_or_default();
                serde_json::from_str(&text).unwrap_or(Value::String(text))
            }
        }
    }
}

impl Thing {
    /// What readers call it.
    pub fn title(&self) -> String {
        match &self.kind {
            Kind::Anywhere(kept) => kept.title().to_owned(),
            Kind::Here(text) => text.title.clone(),
        }
    }

    /// What is kept now.
    pub fn read(&self) -> Value {
        self.kind.read()
    }

    /// Forgets it.
    pub fn clear(&self) {
        match &self.kind {
            Kind::Anywhere(kept) => kept.clear(),
            Kind::Here(text) => text.write(None),
        }
    }

    /// Keeps it again.
    pub fn put_back(&self, value: &Value) {
        match &self.kind {
            Kind::Anywhere(kept) => kept.change(|_| value.clone()),
            Kind::Here(text) => match value {
                Value::String(words) => text.write(Some(words)),
                value => text.write(Some(&value.to_string())),
            },
        }
    }

    /// "3 stars, 120 bytes".
    fn about(&self) -> String {
        let size = bytes(self.value.to_string().len());
        match (&self.kind, &self.value) {
            (Kind::Anywhere(kept), Value::Array(items)) => match kept.counted(items.len()) {
                Some(counted) => [&counted, ", ", &size].concat(),
                None => size,
            },
            _ => size,
        }
    }
}

/// "1 byte", "12.3 kB".
pub fn bytes(size: usize) -> String {
    match size {
        0..1000 => words::stored_bytes(size),
        _ => {
            let tenths = (size + 50) / 100;
            words::stored_kilobytes(&(tenths / 10).to_string(), &(tenths % 10).to_string())
        }
    }
}

/// What it is, how much, where, and what is in it.
#[component]
pub fn ThingRow(thing: Thing, keeper: Keeper, changes: Changes) -> impl IntoView {
    let title = thing.title();
    let about = thing.about();
    let place = {
        let thing = thing.clone();
        move || match &thing.kind {
            Kind::Here(_) => words::stored_only_here(),
            Kind::Anywhere(kept) => {
                let in_backend = keeper.in_backend().get();
                match in_backend {
                    _ if keeper.reader().read().is_none() => words::stored_here(),
                    Some(false) => words::stored_here(),
                    _ if kept.is_unsent() => words::stored_not_sent(),
                    _ => words::stored_there(),
                }
            }
        }
    };
    // A JSON value always prints.
    let text = serde_json::to_string_pretty(&thing.value).unwrap_or_default();
    let said = words::stored_cleared(&title);
    let forget = move |()| clear(vec![thing.clone()], &said, changes);
    view! {
        <li>
            <div class="what">
                <h3>{title.clone()}</h3>
                <p>{about} ", " {place}</p>
            </div>
            <div class="deeds">
                <Button
                    variant=ButtonVariant::Ghost
                    icon="trash-2"
                    label=words::stored_clear(&title)
                    on_press=forget
                />
            </div>
            <details>
                <summary>{words::stored_show()} <span class="visually-hidden">": " {title.clone()}</span></summary>
                <Code text=text label=title />
            </details>
        </li>
    }
}
