//! All that is kept for a reader wherever they sign in.

use catalog::kept::Items;

use crate::api::SettingPlace;
use crate::language::words::session as words;
use crate::session::visits;

/// The bucket of what the stock front end does not have.
const BUCKET: &str = "callboard";

/// One thing that is kept.
pub struct Place {
    /// What its key in the browser begins with.
    name: &'static str,
    /// Whether the same reader has another one in another catalog. Who is not signed in has the rest
    /// once for all of them.
    pub(super) is_of_catalog: bool,
    /// Where a backend keeps it.
    pub(super) remote: SettingPlace,
    pub(super) items: Items,
    /// Whether it can wait until there is more to send.
    pub(super) can_wait: bool,
}

impl Place {
    /// What its key in the browser begins with.
    pub(in crate::session) fn name(&self) -> &'static str {
        self.name
    }
}

/// The places below by their numbers.
pub const STARS: usize = 0;
pub const VIEWS: usize = 1;
pub const VISITS: usize = 2;
pub const TABLE: usize = 3;
pub const SHORTCUTS: usize = 4;
pub const UNWANTED: usize = 5;
pub const LANDING: usize = 6;

/// Everything.
pub static PLACES: [Place; 7] = [
    Place {
        is_of_catalog: true,
        // The stock front end's own (plugin-catalog `DefaultStarredEntitiesApi`, user-settings
        // `UserSettingsStorage` with its namespace "default"), so that both have the same stars.
        remote: ("default.starredEntities", "entityRefs"),
        items: Items::Whole,
        ..choice("starred-entities")
    },
    Place {
        is_of_catalog: true,
        items: Items::Named("name"),
        ..choice("saved-views")
    },
    Place {
        is_of_catalog: true,
        items: Items::Met("ref", visits::KEPT),
        can_wait: true,
        ..choice("recent-visits")
    },
    choice("table"),
    choice("single-key-shortcuts"),
    Place {
        items: Items::Whole,
        ..choice("unwanted-plugins")
    },
    choice("landing-page"),
];

const fn choice(name: &'static str) -> Place {
    Place {
        name,
        is_of_catalog: false,
        remote: (BUCKET, name),
        items: Items::None,
        can_wait: false,
    }
}

/// What readers call what is kept in a place.
pub(super) fn title(place: usize) -> &'static str {
    match place {
        STARS => words::stars(),
        VIEWS => words::views(),
        VISITS => words::visits(),
        TABLE => words::tables(),
        SHORTCUTS => words::shortcuts(),
        UNWANTED => words::unwanted(),
        _ => words::landing(),
    }
}

/// How many items there are in a place, in words; nothing for choices.
pub(super) fn counted(place: usize, count: usize) -> Option<String> {
    match place {
        STARS => Some(words::stars_count(count)),
        VIEWS => Some(words::views_count(count)),
        VISITS => Some(words::visits_count(count)),
        UNWANTED => Some(words::unwanted_count(count)),
        _ => None,
    }
}
