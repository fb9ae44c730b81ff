//! The address of a catalog list: `filters[kind]=component&filters[type]=service&limit=50`.
//!
//! Written as the stock front end writes it (`qs`, repeated keys, brackets escaped), and read as
//! it reads it: a key may come once, several times, or with `[]`, and kinds and references may be
//! short or in any case.

use catalog::entity_ref::{DEFAULT_NAMESPACE, EntityRef};
use catalog::listing::{Facet, Grouping, Layout, Listing, Match, Order, Whose};
use form_urlencoded::{Serializer, parse};

use crate::language::words::route as words;

/// Page sizes on offer.
pub const LIMITS: [usize; 4] = [20, 50, 100, 200];

const FILTERS: [(&str, Facet); 7] = [
    ("kind", Facet::Kind),
    ("type", Facet::Type),
    ("owners", Facet::Owner),
    ("systems", Facet::System),
    ("lifecycles", Facet::Lifecycle),
    ("tags", Facet::Tag),
    ("namespace", Facet::Namespace),
];

/// `filters[kind]=all` asks for every kind.
const ALL_KINDS: &str = "all";

/// `filters[user]=starred` asks for what the reader starred.
const STARRED: &str = "starred";

/// `filters[user]=owned` asks for what the reader and the reader's groups own.
const OWNED: &str = "owned";

/// Reads a query into a listing, and says what it passed over.
pub fn read(query: &str) -> (Listing, Vec<String>) {
    let mut reader = Reader::default();
    for (key, value) in parse(query.trim_start_matches('?').as_bytes()) {
        let key = key.trim_end_matches("[]");
        match key.strip_suffix(']').and_then(|key| key.split_once('[')) {
            Some(("filters", filter)) => reader.filter(filter, value.trim()),
            Some(("match", filter)) => reader.matching(filter, value.trim()),
            _ => reader.parameter(key, &value),
        }
    }
    // A cursor says where the page is; what came before it is of no use then.
    if reader.listing.cursor.is_some() {
        reader.listing.offset = 0;
    }
    if let Layout::Groups(grouping) = &mut reader.listing.layout {
        *grouping = reader.grouping;
    }
    (reader.listing, reader.notices)
}

#[derive(Default)]
struct Reader {
    listing: Listing,
    grouping: Grouping,
    notices: Vec<String>,
}

impl Reader {
    fn filter(&mut self, name: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        let facet = FILTERS.iter().find(|(known, _)| *known == name);
        match (name, facet) {
            ("text", _) => self.listing.text = value.to_owned(),
            // "all" is what this list shows anyway.
            ("user", _) if value == "all" => {}
            // Which those are is not in the address.
            ("user", _) if value == STARRED => self.listing.whose = Whose::Starred(Vec::new()),
            ("user", _) if value == OWNED => self.listing.whose = Whose::Owned(Vec::new()),
            ("user", _) => self.notices.push(words::no_list(value)),
            ("orphan", _) => self.listing.orphans = value == "true",
            (_, Some((_, facet))) => self.choose(*facet, value),
            _ => self.notices.push(words::no_filter(name)),
        }
    }

    fn choose(&mut self, facet: Facet, value: &str) {
        let listing = &mut self.listing;
        let lower = value.to_lowercase();
        let chosen = match facet {
            Facet::Kind => {
                listing.kind = (lower != ALL_KINDS).then_some(lower);
                return;
            }
            Facet::Owner | Facet::System => {
                let (chosen, kind) = match facet {
                    Facet::Owner => (&mut listing.owners, "group"),
                    _ => (&mut listing.systems, "system"),
                };
                match EntityRef::parse_in(value, Some(kind), DEFAULT_NAMESPACE) {
                    Ok(reference) => push_new(chosen, reference.to_string()),
                    Err(error) => self.notices.push(error.to_string()),
                }
                return;
            }
            Facet::Type if lower == ALL_KINDS => return,
            Facet::Type => &mut listing.types,
            Facet::Lifecycle => &mut listing.lifecycles,
            Facet::Tag => &mut listing.tags,
            Facet::Namespace => &mut listing.namespaces,
        };
        push_new(chosen, value.to_owned());
    }

    fn matching(&mut self, name: &str, value: &str) {
        let facet = FILTERS.iter().find(|(known, _)| *known == name);
        let how = Match::named(value);
        match (facet, how) {
            (Some((_, facet)), Some(how)) if facet.matches().contains(&how) => {
                self.listing = self.listing.matched(*facet, how);
            }
            _ => self.notices.push(words::no_match(value, name)),
        }
    }

    fn parameter(&mut self, key: &str, value: &str) {
        match key {
            "limit" => match value.parse() {
                Ok(limit) if LIMITS.contains(&limit) => self.listing.limit = limit,
                _ => self.notices.push(words::no_page_size(value)),
            },
            "cursor" if !value.is_empty() => self.listing.cursor = Some(value.to_owned()),
            "offset" => match value.parse() {
                Ok(offset) => self.listing.offset = offset,
                Err(_) => self.notices.push(words::no_place(value)),
            },
            "order" => self.order(value),
            "view" => match Layout::named(value) {
                Some(layout) => self.listing.layout = layout,
                None => self.notices.push(words::no_view(value)),
            },
            "group" => match Grouping::named(value) {
                Some(grouping) => self.grouping = grouping,
                None => self.notices.push(words::no_grouping(value)),
            },
            // Anything else belongs to somebody else: analytics tags, plugins.
            _ => {}
        }
    }

    fn order(&mut self, value: &str) {
        let (field, direction) = value.split_once(',').unwrap_or((value, "asc"));
        match direction {
            "asc" | "desc" if is_path(field) => {
                self.listing.order = Order {
                    field: field.to_owned(),
                    descending: direction == "desc",
                };
            }
            _ => self.notices.push(words::no_order(value)),
        }
    }
}

fn is_path(field: &str) -> bool {
    !field.is_empty()
        && field
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_' | '/'))
}

fn push_new(values: &mut Vec<String>, value: String) {
    if !values.contains(&value) {
        values.push(value);
    }
}

/// The query of a listing with its question mark; empty for the default listing. Only what
/// differs from the default is written.
pub fn write(listing: &Listing) -> String {
    let mut query = Serializer::new(String::new());
    let default = Listing::default();
    if listing.kind != default.kind {
        let kind = listing.kind.as_deref().unwrap_or(ALL_KINDS);
        query.append_pair("filters[kind]", kind);
    }
    for (name, facet) in FILTERS.iter().skip(1) {
        for value in listing.chosen(*facet) {
            query.append_pair(&["filters[", name, "]"].concat(), value);
        }
    }
    for (name, facet) in FILTERS {
        let how = listing.matching(facet);
        if how != default.matching(facet) {
            query.append_pair(&["match[", name, "]"].concat(), how.name());
        }
    }
    match listing.whose {
        Whose::Anyone => {}
        Whose::Owned(_) => _ = query.append_pair("filters[user]", OWNED),
        Whose::Starred(_) => _ = query.append_pair("filters[user]", STARRED),
    }
    if listing.orphans {
        query.append_pair("filters[orphan]", "true");
    }
    if !listing.text.is_empty() {
        query.append_pair("filters[text]", &listing.text);
    }
    if listing.order != default.order {
        let order = [&listing.order.field, listing.order.direction()].join(",");
        query.append_pair("order", &order);
    }
    if listing.limit != default.limit {
        query.append_pair("limit", &listing.limit.to_string());
    }
    if listing.layout != default.layout {
        query.append_pair("view", listing.layout.name());
    }
    if let Layout::Groups(grouping) = listing.layout
        && grouping != Grouping::default()
    {
        query.append_pair("group", grouping.name());
    }
    if let Some(cursor) = &listing.cursor {
        query.append_pair("cursor", cursor);
    }
    if listing.offset > 0 {
        query.append_pair("offset", &listing.offset.to_string());
    }
    match query.finish() {
        query if query.is_empty() => query,
        query => ["?", &query].concat(),
    }
}
