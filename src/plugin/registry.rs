//! All extensions in one list.

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::plugin::settings::{self, Setting};
use catalog::plugin::{Area, Extension, ExtensionKind, State};
use leptos::prelude::*;

use super::source::{Outcome, Plugin, Reason, Reasons};
use crate::ui::known_icon;

/// An extension, and what draws it.
#[derive(Clone)]
pub struct Installed {
    /// What it is, as declared and configured.
    pub extension: Extension,
    /// Counts what is in it, for the tab bar; nothing is said of none.
    pub count: Option<fn(&Entity) -> usize>,
    /// Whether it begins with what a list knows of the entity, before the catalog has answered, and
    /// follows the entity as it changes; else it is drawn anew.
    pub is_live: bool,
    /// What draws it.
    pub mount: Mount,
}

/// What draws an extension.
#[derive(Clone)]
pub enum Mount {
    /// A view built into the portal.
    BuiltIn(fn(EntityTab) -> AnyView),
    /// The portal itself: one of its own pages.
    Portal,
    /// The code of a plugin.
    Code(Arc<Plugin>),
}

/// What a built-in tab or card is given.
#[derive(Clone)]
pub struct EntityTab {
    /// The entity of the page, as it was when this was drawn.
    pub entity: Arc<Entity>,
    /// The same, now and later.
    pub latest: Signal<Arc<Entity>>,
    /// Whether it is whole. Else it is what a list knew of it, and will come again in a moment.
    pub is_whole: bool,
    /// The tab's path, which an operator may have changed.
    pub path: String,
    /// What follows the tab's path in the URL.
    pub rest: Signal<String>,
}

impl Installed {
    /// What a plugin declares.
    pub fn code(extension: Extension, plugin: &Arc<Plugin>) -> Self {
        Self {
            extension,
            count: None,
            is_live: false,
            mount: Mount::Code(Arc::clone(plugin)),
        }
    }

    /// What the portal brings itself.
    pub fn built_in(extension: Extension, draw: fn(EntityTab) -> AnyView) -> Self {
        Self {
            extension,
            count: None,
            is_live: false,
            mount: Mount::BuiltIn(draw),
        }
    }

    /// One of the portal's own pages.
    pub fn own_page(extension: Extension) -> Self {
        Self {
            extension,
            count: None,
            is_live: false,
            mount: Mount::Portal,
        }
    }
}

impl AsMut<Extension> for Installed {
    fn as_mut(&mut self) -> &mut Extension {
        &mut self.extension
    }
}

/// Whether the same is drawn in the same way.
impl PartialEq for Installed {
    fn eq(&self, other: &Self) -> bool {
        let same_code = match (&self.mount, &other.mount) {
            (Mount::Code(one), Mount::Code(other)) => one == other,
            // What is built in is known by its name.
            (Mount::BuiltIn(_), Mount::BuiltIn(_)) | (Mount::Portal, Mount::Portal) => true,
            _ => false,
        };
        same_code && self.extension == other.extension
    }
}

/// All extensions, in order, and what is wrong with the rest.
#[derive(Clone, Default)]
pub struct Registry {
    /// Every extension, in use or not.
    pub items: Vec<Installed>,
    /// Every manifest, as configured.
    pub outcomes: Vec<Outcome>,
    /// Ids of settings that nobody has.
    pub unknown: Vec<String>,
    /// Whether all manifests have come.
    pub is_complete: bool,
}

impl Registry {
    /// Puts what is built in and what manifests declare in one list, by the operator's settings and
    /// without what the reader does not want: ids of plugins.
    pub fn assemble(
        built_in: &[Installed],
        outcomes: &[Outcome],
        settings: &[Setting],
        unwanted: &[String],
    ) -> Self {
        let mut items = built_in.to_vec();
        let outcomes = refuse_twice(outcomes);
        for outcome in &outcomes {
            if let Outcome::Good(plugin) = outcome {
                let declared = plugin.manifest.extensions.iter().cloned();
                items.extend(declared.map(|extension| Installed::code(extension, plugin)));
            }
        }
        let unknown = settings::apply(&mut items, settings);
        for item in &mut items {
            let extension = &mut item.extension;
            extension.icon = extension.icon.take().map(|name| known_icon(&name));
            if extension.state == State::On && unwanted.contains(&extension.plugin) {
                extension.state = State::Unwanted;
            }
        }
        Self {
            items,
            outcomes,
            unknown,
            is_complete: false,
        }
    }

    fn shown(&self, kind: ExtensionKind) -> impl Iterator<Item = &Installed> {
        self.items.iter().filter(move |item| {
            item.extension.shown_as == kind && item.extension.state == State::On
        })
    }

    /// The tabs of one entity, in order.
    pub fn tabs_of(&self, entity: &Entity) -> Vec<Installed> {
        let tabs = self.shown(ExtensionKind::Tab);
        tabs.filter(|tab| tab.extension.when.matches(entity.body()))
            .cloned()
            .collect()
    }

    /// The cards of one entity's overview, in order.
    pub fn cards_of(&self, entity: &Entity, area: Area) -> Vec<Installed> {
        let cards = self
            .shown(ExtensionKind::Card)
            .filter(|card| card.extension.area == area);
        cards
            .filter(|card| card.extension.when.matches(entity.body()))
            .cloned()
            .collect()
    }

    /// The pages, in order.
    pub fn pages(&self) -> impl Iterator<Item = &Installed> {
        self.shown(ExtensionKind::Page)
    }

    /// The page at a path of one segment.
    pub fn page_at(&self, path: &str) -> Option<&Installed> {
        self.pages().find(|page| page.extension.path == path)
    }
}

/// Who comes later with an id that is taken is left out, and both are named.
fn refuse_twice(outcomes: &[Outcome]) -> Vec<Outcome> {
    let mut kept: Vec<Outcome> = Vec::with_capacity(outcomes.len());
    for outcome in outcomes {
        let Outcome::Good(plugin) = outcome else {
            kept.push(outcome.clone());
            continue;
        };
        let id = &plugin.manifest.id;
        let is_it =
            |known: &&Outcome| matches!(known, Outcome::Good(known) if known.manifest.id == *id);
        let earlier = kept.iter().find(is_it).map(|known| known.url().to_owned());
        kept.push(match earlier {
            None => outcome.clone(),
            Some(first) => Outcome::Bad {
                url: plugin.url.clone(),
                source: plugin.source,
                reasons: Reasons(vec![Reason::Taken(id.clone(), first, plugin.url.clone())]),
            },
        });
    }
    kept
}
