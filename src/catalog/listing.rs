//! A page of the catalog as a reader asks for it: filters, words, order and place in the list.
//!
//! One value says it all: the address bar is read into it, and it becomes the parameters of
//! `entities/by-query` and `entity-facets`. Nothing is filtered again in the browser.

/// Rows on a page unless the reader chooses otherwise.
pub const DEFAULT_LIMIT: usize = 20;

/// What is asked of the catalog list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// Lower-case kind; `None` for all kinds.
    pub kind: Option<String>,
    /// Any of these types.
    pub types: Vec<String>,
    /// Owned by any of these full references.
    pub owners: Vec<String>,
    /// In any of these lifecycles.
    pub lifecycles: Vec<String>,
    /// Tagged with all of these, as the stock portal's filter means them.
    pub tags: Vec<String>,
    /// In any of these namespaces.
    pub namespaces: Vec<String>,
    /// Part of a name, title, display name or tag; empty for no restriction.
    pub text: String,
    /// The field rows are sorted by.
    pub order: Order,
    /// Rows on a page.
    pub limit: usize,
    /// Where the page begins; `None` for the first.
    pub cursor: Option<String>,
}

/// A field and a direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// A path such as `metadata.name`. Entities without it are left out by the catalog.
    pub field: String,
    /// Z to A.
    pub descending: bool,
}

/// A filter whose options the catalog counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// `kind`
    Kind,
    /// `spec.type`
    Type,
    /// `relations.ownedBy`
    Owner,
    /// `spec.lifecycle`
    Lifecycle,
    /// `metadata.tags`
    Tag,
    /// `metadata.namespace`
    Namespace,
}

/// Query parameters in order, not yet encoded.
pub type Parameters = Vec<(&'static str, String)>;

/// What the text box searches. Values longer than 200 characters are not indexed by the catalog,
/// so descriptions are left out rather than searched now and then.
const TEXT_FIELDS: &str =
    "metadata.name,metadata.title,metadata.tags,spec.profile.displayName,spec.target,spec.targets";

impl Default for Order {
    fn default() -> Self {
        Self {
            field: "metadata.name".to_owned(),
            descending: false,
        }
    }
}

impl Default for Listing {
    fn default() -> Self {
        Self {
            kind: Some("component".to_owned()),
            types: Vec::new(),
            owners: Vec::new(),
            lifecycles: Vec::new(),
            tags: Vec::new(),
            namespaces: Vec::new(),
            text: String::new(),
            order: Order::default(),
            limit: DEFAULT_LIMIT,
            cursor: None,
        }
    }
}

impl Facet {
    /// Every facet of the catalog page.
    pub const ALL: [Self; 6] = [
        Self::Kind,
        Self::Type,
        Self::Owner,
        Self::Lifecycle,
        Self::Tag,
        Self::Namespace,
    ];

    /// The path the catalog counts.
    pub fn field(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Type => "spec.type",
            Self::Owner => "relations.ownedBy",
            Self::Lifecycle => "spec.lifecycle",
            Self::Tag => "metadata.tags",
            Self::Namespace => "metadata.namespace",
        }
    }
}

impl Listing {
    /// What is chosen under a facet.
    pub fn chosen(&self, facet: Facet) -> &[String] {
        match facet {
            Facet::Kind => self.kind.as_slice(),
            Facet::Type => &self.types,
            Facet::Owner => &self.owners,
            Facet::Lifecycle => &self.lifecycles,
            Facet::Tag => &self.tags,
            Facet::Namespace => &self.namespaces,
        }
    }

    /// The same list with another choice under a facet, from its first page on. Another kind
    /// drops the types, which belong to a kind, and an order that the new kind may lack.
    pub fn choose(&self, facet: Facet, values: Vec<String>) -> Self {
        let mut next = self.clone();
        next.cursor = None;
        match facet {
            Facet::Kind => {
                next.kind = values.into_iter().next();
                next.types.clear();
                next.order = Order::default();
            }
            Facet::Type => next.types = values,
            Facet::Owner => next.owners = values,
            Facet::Lifecycle => next.lifecycles = values,
            Facet::Tag => next.tags = values,
            Facet::Namespace => next.namespaces = values,
        }
        next
    }

    /// Whether anything beyond the kind narrows the list.
    pub fn is_narrowed(&self) -> bool {
        !self.text.is_empty()
            || Facet::ALL
                .iter()
                .any(|facet| *facet != Facet::Kind && !self.chosen(*facet).is_empty())
    }

    /// The list of this kind with nothing narrowed.
    pub fn widest(&self) -> Self {
        Self {
            kind: self.kind.clone(),
            limit: self.limit,
            ..Self::default()
        }
    }

    /// Parameters of `GET /entities/by-query`. With a cursor the catalog wants the limit and the
    /// fields again and nothing else.
    pub fn page_parameters(&self, fields: &str) -> Parameters {
        let mut parameters = vec![
            ("limit", self.limit.to_string()),
            ("fields", fields.to_owned()),
        ];
        if let Some(cursor) = &self.cursor {
            parameters.push(("cursor", cursor.clone()));
            return parameters;
        }
        parameters.extend(self.filter(None).map(|filter| ("filter", filter)));
        let direction = if self.order.descending { "desc" } else { "asc" };
        // A direction is always sent: without one the cursor of page two is refused.
        parameters.push(("orderField", [&self.order.field, direction].join(",")));
        if !self.text.trim().is_empty() {
            parameters.push(("fullTextFilterTerm", self.text.trim().to_owned()));
            parameters.push(("fullTextFilterFields", TEXT_FIELDS.to_owned()));
        }
        parameters
    }

    /// Parameters of `GET /entity-facets` that between them count every facet under the other
    /// filters. Facets that share a filter share a request, so an unfiltered page asks twice.
    pub fn facet_requests(&self) -> Vec<Parameters> {
        let mut groups: Vec<(Option<String>, Vec<Facet>)> = Vec::new();
        for facet in Facet::ALL {
            let filter = self.filter(Some(facet));
            match groups.iter_mut().find(|(known, _)| *known == filter) {
                Some((_, facets)) => facets.push(facet),
                None => groups.push((filter, vec![facet])),
            }
        }
        groups
            .into_iter()
            .map(|(filter, facets)| {
                let mut parameters: Parameters = facets
                    .iter()
                    .map(|facet| ("facet", facet.field().to_owned()))
                    .collect();
                parameters.extend(filter.map(|filter| ("filter", filter)));
                parameters
            })
            .collect()
    }

    /// One filter set: different keys are ANDed, one key repeated is any of its values. A facet
    /// that takes any of several values is counted without its own choice; tags all have to
    /// match, so they are counted within it. Kinds are counted over the whole catalog.
    fn filter(&self, counted: Option<Facet>) -> Option<String> {
        if counted == Some(Facet::Kind) {
            return None;
        }
        let mut statements = Vec::new();
        for facet in Facet::ALL {
            if counted == Some(facet) && facet != Facet::Tag {
                continue;
            }
            for value in self.chosen(facet) {
                statements.push(match facet {
                    Facet::Tag => format!("metadata.tags.{value}"),
                    _ => format!("{}={value}", facet.field()),
                });
            }
        }
        (!statements.is_empty()).then(|| statements.join(","))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value<'a>(parameters: &'a Parameters, key: &str) -> Option<&'a str> {
        parameters
            .iter()
            .find(|(name, _)| *name == key)
            .map(|(_, value)| value.as_str())
    }

    #[test]
    fn everything_chosen_is_asked() {
        let listing = Listing {
            types: vec!["service".into(), "website".into()],
            owners: vec!["group:default/a".into()],
            tags: vec!["java".into(), "rest".into()],
            text: " pay ".into(),
            ..Listing::default()
        };
        let asked = listing.page_parameters("kind");
        assert_eq!(
            value(&asked, "filter"),
            Some(
                "kind=component,spec.type=service,spec.type=website,relations.ownedBy=group:default/a,metadata.tags.java,metadata.tags.rest"
            )
        );
        assert_eq!(value(&asked, "fullTextFilterTerm"), Some("pay"));
        assert_eq!(value(&asked, "orderField"), Some("metadata.name,asc"));
    }

    #[test]
    fn a_cursor_is_sent_with_limit_and_fields_only() {
        let listing = Listing {
            cursor: Some("abc".into()),
            types: vec!["service".into()],
            ..Listing::default()
        };
        let keys: Vec<_> = listing
            .page_parameters("kind")
            .into_iter()
            .map(|(key, _)| key)
            .collect();
        assert_eq!(keys, ["limit", "fields", "cursor"]);
    }

    #[test]
    fn an_unnarrowed_page_counts_its_facets_in_two_requests() {
        assert_eq!(Listing::default().facet_requests().len(), 2);
    }

    #[test]
    fn a_facet_is_counted_under_the_other_filters() {
        let listing = Listing::default().choose(Facet::Type, vec!["service".into()]);
        let requests = listing.facet_requests();
        let filter_of = |facet: Facet| {
            requests
                .iter()
                .find(|request| request.iter().any(|(_, value)| value == facet.field()))
                .and_then(|request| value(request, "filter"))
                .map(str::to_owned)
        };
        assert_eq!(filter_of(Facet::Kind), None);
        assert_eq!(filter_of(Facet::Type).as_deref(), Some("kind=component"));
        assert_eq!(
            filter_of(Facet::Owner).as_deref(),
            Some("kind=component,spec.type=service")
        );
    }

    #[test]
    fn another_kind_starts_over_with_its_types_and_order() {
        let listing = Listing {
            types: vec!["service".into()],
            owners: vec!["group:default/a".into()],
            cursor: Some("abc".into()),
            order: Order {
                field: "spec.lifecycle".into(),
                descending: true,
            },
            ..Listing::default()
        };
        let next = listing.choose(Facet::Kind, vec!["api".into()]);
        assert_eq!(next.kind.as_deref(), Some("api"));
        assert_eq!(next.owners, listing.owners);
        assert_eq!((next.types.len(), next.cursor), (0, None));
        assert_eq!(next.order, Order::default());
    }
}
