//! What a listing asks of the catalog: the parameters of `entities/by-query` and `entity-facets`.

use super::{Facet, Listing};

/// Query parameters in order, not yet encoded.
pub type Parameters = Vec<(&'static str, String)>;

/// What the text box searches. Values longer than 200 characters are not indexed by the catalog,
/// so descriptions are left out rather than searched now and then.
const TEXT_FIELDS: &str =
    "metadata.name,metadata.title,metadata.tags,spec.profile.displayName,spec.target,spec.targets";

/// A filter that lets nothing through: no entity can have this name.
const NOTHING: &str = "metadata.name=-";

impl Listing {
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
        parameters.extend(self.filters(None));
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
        let mut groups: Vec<(Parameters, Vec<Facet>)> = Vec::new();
        for facet in Facet::ALL {
            let filters = self.filters(Some(facet));
            match groups.iter_mut().find(|(known, _)| *known == filters) {
                Some((_, facets)) => facets.push(facet),
                None => groups.push((filters, vec![facet])),
            }
        }
        groups
            .into_iter()
            .map(|(filters, facets)| {
                let facets = facets
                    .iter()
                    .map(|facet| ("facet", facet.field().to_owned()));
                facets.chain(filters).collect()
            })
            .collect()
    }

    /// Filter sets, of which one has to match. A facet that takes any of several values is counted
    /// without its own choice; tags all have to match, so they are counted within it. Kinds are
    /// counted over the whole catalog, or over all that is starred.
    fn filters(&self, counted: Option<Facet>) -> Parameters {
        let statements = match counted {
            Some(Facet::Kind) => Vec::new(),
            counted => self.statements(counted),
        };
        let sets = match &self.starred {
            None if statements.is_empty() => Vec::new(),
            None => vec![statements.join(",")],
            Some(_) => self.starred_sets(&statements, counted),
        };
        sets.into_iter().map(|set| ("filter", set)).collect()
    }

    /// Different keys are ANDed, one key repeated is any of its values.
    fn statements(&self, counted: Option<Facet>) -> Vec<String> {
        let mut statements = Vec::new();
        for facet in Facet::ALL {
            if counted == Some(facet) && facet != Facet::Tag {
                continue;
            }
            // What is starred brings kinds and namespaces of its own: see `starred_sets`.
            if self.starred.is_some() && matches!(facet, Facet::Kind | Facet::Namespace) {
                continue;
            }
            for value in self.chosen(facet) {
                statements.push(match facet {
                    Facet::Tag => format!("metadata.tags.{value}"),
                    _ => format!("{}={value}", facet.field()),
                });
            }
        }
        statements
    }

    /// A set for every kind and namespace of what is starred, with the names there. A key twice in
    /// a set would be either value, so a chosen kind or namespace picks among the stars instead of
    /// joining the statements.
    fn starred_sets(&self, statements: &[String], counted: Option<Facet>) -> Vec<String> {
        let is_wanted = |facet: Facet, value: &str| {
            let chosen = self.chosen(facet);
            let is_free = chosen.is_empty()
                || counted.is_some_and(|counted| counted == facet || counted == Facet::Kind);
            is_free || chosen.iter().any(|known| known.eq_ignore_ascii_case(value))
        };
        // Each begins with its kind and namespace, by which it is known.
        let mut sets: Vec<(String, String)> = Vec::new();
        for reference in self.starred.iter().flatten() {
            let (kind, namespace) = (&reference.kind, &reference.namespace);
            let is_wanted = is_wanted(Facet::Kind, kind) && is_wanted(Facet::Namespace, namespace);
            // What a star says comes from storage; a comma would begin another statement.
            let is_sound = !reference.to_string().contains(',');
            if !is_wanted || !is_sound {
                continue;
            }
            let place = format!("kind={kind},metadata.namespace={namespace}").to_lowercase();
            let name = format!(",metadata.name={}", reference.name);
            match sets.iter_mut().find(|(known, _)| *known == place) {
                Some((_, names)) => names.push_str(&name),
                None => sets.push((place, name)),
            }
        }
        if sets.is_empty() {
            return vec![NOTHING.to_owned()];
        }
        let rest = statements.iter().map(|statement| [",", statement].concat());
        let rest: String = rest.collect();
        let whole = sets
            .into_iter()
            .map(|(place, names)| place + &names + &rest);
        whole.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity_ref::EntityRef;

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

    fn sets(parameters: &Parameters) -> Vec<&str> {
        let filters = parameters.iter().filter(|(key, _)| *key == "filter");
        filters.map(|(_, value)| value.as_str()).collect()
    }

    fn starred(refs: &[&str]) -> Listing {
        let refs = refs.iter().filter_map(|text| EntityRef::parse(text).ok());
        Listing {
            starred: Some(refs.collect()),
            ..Listing::default()
        }
    }

    #[test]
    fn stars_are_asked_by_kind_and_namespace_within_the_other_filters() {
        let mut listing = starred(&[
            "component:default/a",
            "component:other/b",
            "component:default/c",
            "api:default/a",
            "component:default/d,kind=api",
        ]);
        listing.types = vec!["service".into()];
        assert_eq!(
            sets(&listing.page_parameters("kind")),
            [
                "kind=component,metadata.namespace=default,metadata.name=a,metadata.name=c,spec.type=service",
                "kind=component,metadata.namespace=other,metadata.name=b,spec.type=service",
            ]
        );
        listing.namespaces = vec!["other".into()];
        assert_eq!(
            sets(&listing.page_parameters("kind")),
            ["kind=component,metadata.namespace=other,metadata.name=b,spec.type=service"]
        );
        let requests = listing.facet_requests();
        assert_eq!(
            sets(&requests[0]).len(),
            3,
            "kinds, over all stars: {requests:?}"
        );
    }

    #[test]
    fn without_stars_nothing_matches() {
        assert_eq!(sets(&starred(&[]).page_parameters("kind")), [NOTHING]);
        let other = starred(&["api:default/a"]);
        assert_eq!(sets(&other.page_parameters("kind")), [NOTHING]);
    }
}
