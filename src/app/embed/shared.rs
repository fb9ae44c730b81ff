//! What all elements of one portal share in a page: its configuration and its catalog, with one worker
//! or one session.

use std::cell::RefCell;
use std::rc::{Rc, Weak};
use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::Url;

use crate::api::{ConfigError, Tokens, load_config};
use crate::app::provide_portal;
use crate::language::words::embed as words;
use crate::session::speak_chosen;
use crate::site;

/// A portal that is shown in parts, as long as any of them is.
pub(super) struct Shared {
    config: String,
    /// Which of its backends, if it is not the first.
    backend: Option<String>,
    /// Whose catalog it is: who brings another token may see something else.
    tokens: Option<Tokens>,
    owner: Owner,
    state: RwSignal<Option<Result<(), String>>>,
}

thread_local! {
    static PORTALS: RefCell<Vec<Weak<Shared>>> = const { RefCell::new(Vec::new()) };
}

impl Shared {
    /// The portal of this configuration, over the backend of this name, shared with whoever wants the same.
    pub(super) fn of(config: &str, backend: Option<String>, tokens: Option<Tokens>) -> Rc<Self> {
        let known = PORTALS.with_borrow_mut(|portals| {
            portals.retain(|portal| portal.strong_count() > 0);
            let mut portals = portals.iter().filter_map(Weak::upgrade);
            portals.find(|portal| {
                portal.config == config && portal.backend == backend && portal.tokens == tokens
            })
        });
        known.unwrap_or_else(|| {
            let owner = Owner::new();
            let portal = Rc::new(Self {
                config: config.to_owned(),
                backend,
                tokens,
                state: owner.with(|| RwSignal::new(None)),
                owner,
            });
            portal.load();
            PORTALS.with_borrow_mut(|portals| portals.push(Rc::downgrade(&portal)));
            portal
        })
    }

    /// Owns what is shared; whatever is shown below it finds that by context.
    pub(super) fn owner(&self) -> &Owner {
        &self.owner
    }

    /// Where its configuration is.
    pub(super) fn config(&self) -> &str {
        &self.config
    }

    /// Whether it can be used: nothing while that is not known, else perhaps a sentence why not.
    pub(super) fn state(&self) -> ReadSignal<Option<Result<(), String>>> {
        self.state.read_only()
    }

    /// Reads the configuration and connects to the catalog it names.
    pub(super) fn load(self: &Rc<Self>) {
        self.state.set(None);
        let (address, portal) = (self.config.clone(), Rc::downgrade(self));
        spawn_local(async move {
            let read = load_config(&address, speak_chosen()).await;
            // The last element may be gone.
            let Some(portal) = portal.upgrade() else {
                return;
            };
            let backend = portal.backend.as_deref();
            let connected = read.map_err(|error| sentence(&address, error));
            let told = connected.and_then(|mut config| {
                if let Some(name) = backend.filter(|name| !config.choose(name)) {
                    return Err(words::no_backend(&address, name));
                }
                // Whose script the page took may run code in it; whose configuration it names, may not.
                if !is_of_script(&portal.config) {
                    for plugin in &mut config.plugins {
                        plugin.framed = true;
                    }
                }
                let tokens = portal.tokens.clone();
                portal.owner.with(|| {
                    let (_, plugins) = provide_portal(&Arc::new(config), tokens);
                    plugins.load();
                });
                Ok(())
            });
            portal.state.set(Some(told));
        });
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        self.owner.cleanup();
    }
}

/// Whether an address is of the origin that this program came from.
fn is_of_script(address: &str) -> bool {
    let origin = Url::new(address).map(|url| url.origin());
    matches!((origin, site::origin()), (Ok(one), Ok(other)) if one == other)
}

fn sentence(address: &str, error: ConfigError) -> String {
    match error {
        ConfigError::Unreadable(why) => words::unreadable(address, &why),
        ConfigError::NotJson(why) => words::not_json(address, &why),
        ConfigError::Invalid(_, mistakes) => {
            let told = mistakes
                .iter()
                .map(|mistake| words::mistake(&mistake.key, &mistake.expected));
            let told = told.collect::<Vec<_>>().join("; ");
            words::invalid(address, &told)
        }
    }
}
