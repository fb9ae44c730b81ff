//! Tabs by registration.

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::predicate::Predicate;
use leptos::prelude::*;

/// A tab of entity pages.
#[derive(Clone)]
pub struct Tab {
    /// The plugin that brings it: `callboard.inspect`.
    pub plugin: String,
    /// Its place in the URL, unique among all tabs; empty for the tab that opens first.
    pub path: String,
    /// What the tab bar calls it.
    pub title: String,
    /// An icon of `style/icons.svg`.
    pub icon: Option<String>,
    /// The group it belongs to, such as `development`.
    pub group: Option<String>,
    /// Counts what is in it, for the tab bar; nothing is said of none.
    pub count: Option<fn(&Entity) -> usize>,
    /// Which entities have it.
    pub when: Predicate,
    /// Whether it can begin with what a list knows of the entity, before the catalog has answered.
    pub is_early: bool,
    /// What draws it.
    pub mount: Mount,
}

/// What draws a tab.
#[derive(Clone)]
pub enum Mount {
    /// A view built into the portal.
    BuiltIn(fn(EntityTab) -> AnyView),
}

/// What a tab is given.
#[derive(Clone)]
pub struct EntityTab {
    /// The entity of the page.
    pub entity: Arc<Entity>,
    /// Whether it is whole. Else it is what a list knew of it, and will come again in a moment.
    pub is_whole: bool,
    /// What follows the tab's path in the URL.
    pub rest: Signal<String>,
}

/// Two tabs that want one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The place both want.
    pub path: String,
    /// The plugin that has it.
    pub first: String,
    /// The plugin that was refused.
    pub second: String,
}

impl std::fmt::Display for Conflict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            path,
            first,
            second,
        } = self;
        write!(
            f,
            "{second} wants a tab at \"{path}\", which is {first}'s: it was left out"
        )
    }
}

/// All tabs, in the order of the tab bar.
#[derive(Clone, Default)]
pub struct Registry {
    tabs: Vec<Tab>,
}

impl Registry {
    /// Adds a tab at the end, unless its place is taken.
    pub fn add(&mut self, tab: Tab) -> Result<(), Conflict> {
        match self.tabs.iter().find(|known| known.path == tab.path) {
            Some(known) => Err(Conflict {
                path: tab.path,
                first: known.plugin.clone(),
                second: tab.plugin,
            }),
            None => {
                self.tabs.push(tab);
                Ok(())
            }
        }
    }

    /// The tabs of one entity, in order.
    pub fn tabs_of(&self, entity: &Entity) -> Vec<Tab> {
        self.tabs
            .iter()
            .filter(|tab| tab.when.matches(entity.body()))
            .cloned()
            .collect()
    }
}

/// Makes a registry known to the pages.
pub fn provide_registry(registry: Registry) {
    provide_context(Arc::new(registry));
}

/// The registry of this portal.
///
/// # Panics
/// Outside the portal's shell, which provides it.
pub fn use_registry() -> Arc<Registry> {
    expect_context()
}
