//! Tabs in groups, in the order that an operator wants (Backstage's configuration of
//! `page:catalog/entity`, plugin-catalog `src/alpha/pages.tsx`).

use std::sync::Arc;

use catalog::order;
use catalog::plugin::settings::{ENTITY_PAGE, Setting};
use leptos::prelude::{expect_context, provide_context};
use serde_json::{Map, Value};

use super::registry::Installed;
use crate::language::{Text, words::plugin as words};
use crate::ui::known_icon;

/// The groups of a catalog that says nothing, in order.
const GROUPS: [(&str, Text); 6] = [
    ("overview", words::group_overview),
    ("documentation", words::group_documentation),
    ("development", words::group_development),
    ("deployment", words::group_deployment),
    ("operation", words::group_operation),
    ("observability", words::group_observability),
];

/// How the tabs of a group are ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum ContentOrder {
    /// By what they are called.
    #[default]
    Title,
    /// As they were registered.
    Natural,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Group {
    id: String,
    /// As the operator calls it; none of the usual ones.
    title: Option<String>,
    icon: Option<String>,
    aliases: Vec<String>,
    order: Option<ContentOrder>,
}

impl Group {
    fn title(&self) -> String {
        let usual = GROUPS.iter().find(|(id, _)| *id == self.id);
        let usual = || usual.map_or_else(|| self.id.clone(), |(_, title)| title().to_owned());
        self.title.clone().unwrap_or_else(usual)
    }
}

/// Which groups there are and what is in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrangement {
    groups: Vec<Group>,
    order: ContentOrder,
}

/// One place of the tab bar.
#[derive(Clone)]
pub enum Place {
    /// A tab by itself.
    Tab(Installed),
    /// Several tabs under one title.
    Group {
        /// What they are called together.
        title: String,
        /// An icon of `style/icons.svg`.
        icon: Option<String>,
        /// More than one.
        tabs: Vec<Installed>,
    },
}

impl Default for Arrangement {
    fn default() -> Self {
        let group = |(id, _): (&str, _)| Group {
            id: id.to_owned(),
            title: None,
            icon: None,
            aliases: Vec::new(),
            order: None,
        };
        Self {
            groups: GROUPS.map(group).to_vec(),
            order: ContentOrder::default(),
        }
    }
}

impl Arrangement {
    /// What an operator's settings say of the page: `{groups: [{id: {title, icon, aliases,
    /// contentOrder}}], defaultContentOrder}`. Groups that are named replace the usual ones. The
    /// error is what was expected.
    pub fn of(settings: &[Setting]) -> Result<Self, String> {
        let mut arrangement = Self::default();
        let settings = settings.iter().filter(|setting| setting.id == ENTITY_PAGE);
        let config = settings
            .filter_map(|setting| setting.config.as_ref())
            .next_back();
        for (key, value) in config.into_iter().flatten() {
            match key.as_str() {
                "groups" => arrangement.groups = groups(value)?,
                "defaultContentOrder" => arrangement.order = content_order(value)?,
                // The stock portal can leave icons out; here they are part of a tab's name.
                "showNavItemIcons" => {}
                _ => return Err(words::groups_unknown(key, "groups, defaultContentOrder")),
            }
        }
        Ok(arrangement)
    }

    /// Puts tabs in their places: the one that opens first, the groups, and what is in no group or in
    /// one that nobody has heard of. A group of one is that tab.
    pub fn places(&self, tabs: Vec<Installed>) -> Vec<Place> {
        let mut grouped: Vec<Vec<Installed>> = vec![Vec::new(); self.groups.len()];
        let mut alone = Vec::new();
        let mut places = Vec::new();
        for tab in tabs {
            match self.place(&tab) {
                _ if tab.extension.path.is_empty() => places.push(Place::Tab(tab)),
                Some(place) => grouped[place].push(tab),
                None => alone.push(Place::Tab(tab)),
            }
        }
        let groups = self.groups.iter().zip(grouped);
        places.extend(groups.filter_map(|(group, tabs)| self.in_group(group, tabs)));
        places.extend(alone);
        places
    }

    fn place(&self, tab: &Installed) -> Option<usize> {
        let wanted = tab.extension.group.as_ref()?;
        let is_meant = |group: &Group| group.id == *wanted || group.aliases.contains(wanted);
        self.groups.iter().position(is_meant)
    }

    fn in_group(&self, group: &Group, mut tabs: Vec<Installed>) -> Option<Place> {
        if group.order.unwrap_or(self.order) == ContentOrder::Title {
            order::sort_by_key(&mut tabs, |tab| tab.extension.title.to_lowercase());
        }
        match tabs.len() {
            0 | 1 => tabs.pop().map(Place::Tab),
            _ => Some(Place::Group {
                title: group.title(),
                icon: group.icon.clone(),
                tabs,
            }),
        }
    }
}

fn groups(value: &Value) -> Result<Vec<Group>, String> {
    let expected = || words::groups("{\"operation\": {\"title\": \"Operation\"}}");
    let entries = value.as_array().ok_or_else(expected)?;
    let named = entries.iter().map(|entry| {
        let mut named = entry.as_object().ok_or_else(expected)?.iter();
        match (named.next(), named.next()) {
            (Some((id, Value::Object(about))), None) => group(id, about),
            _ => Err(expected()),
        }
    });
    named.collect()
}

fn group(id: &str, about: &Map<String, Value>) -> Result<Group, String> {
    let mut group = Group {
        id: id.to_owned(),
        title: Some(id.to_owned()),
        icon: None,
        aliases: Vec::new(),
        order: None,
    };
    for (key, value) in about {
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let expected = || words::group_no_text(key, id);
        match key.as_str() {
            "title" => group.title = Some(text(value).ok_or_else(expected)?),
            "icon" => group.icon = Some(known_icon(&text(value).ok_or_else(expected)?)),
            "aliases" => {
                let aliases = value.as_array().into_iter().flatten().map(text);
                group.aliases = aliases.collect::<Option<_>>().ok_or_else(expected)?;
            }
            "contentOrder" => group.order = Some(content_order(value)?),
            _ => {
                return Err(words::groups_unknown(
                    key,
                    "title, icon, aliases, contentOrder",
                ));
            }
        }
    }
    Ok(group)
}

fn content_order(value: &Value) -> Result<ContentOrder, String> {
    match value.as_str() {
        Some("title") => Ok(ContentOrder::Title),
        Some("natural") => Ok(ContentOrder::Natural),
        _ => Err(words::groups_order().to_owned()),
    }
}

/// Makes an arrangement known to the pages.
pub fn provide_arrangement(arrangement: Arrangement) {
    provide_context(Arc::new(arrangement));
}

/// The arrangement of this portal's tabs.
///
/// # Panics
/// Outside the portal's shell, which provides it.
pub fn use_arrangement() -> Arc<Arrangement> {
    expect_context()
}
