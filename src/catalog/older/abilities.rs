//! What a catalog can do, of what not every release can.

use serde_json::Value;

/// What a catalog can do besides handing out entities, which all of them do. Whoever knows nothing
/// yet takes it to be able to do everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Abilities {
    /// `GET entities/by-query`: sorted, searched, page by page (catalog-backend 1.8).
    pub by_query: bool,
    /// `offset` there: a page by its number of rows (1.26).
    pub offsets: bool,
    /// `POST entities/by-query` and `POST entity-facets`: filter predicates (3.5).
    pub predicates: bool,
    /// `POST entities/by-refs`: many entities at once (1.6).
    pub by_refs: bool,
    /// `GET entity-facets`: counts (0.22).
    pub facets: bool,
}

impl Default for Abilities {
    fn default() -> Self {
        Self {
            by_query: true,
            offsets: true,
            predicates: true,
            by_refs: true,
            facets: true,
        }
    }
}

impl Abilities {
    /// What a catalog says of itself in its OpenAPI document; `None` for a document that describes
    /// something else.
    pub fn of_document(document: &Value) -> Option<Self> {
        let paths = document.get("paths")?.as_object()?;
        let path = |end: &str| {
            // Some write where the catalog is into every path.
            let found = paths.iter().find(|(path, _)| path.ends_with(end));
            found.map(|(_, methods)| methods)
        };
        path("/entities")?;
        let has = |end: &str, method: &str| path(end).is_some_and(|it| it.get(method).is_some());
        let parameters = path("/entities/by-query")
            .and_then(|methods| methods.get("get")?.get("parameters")?.as_array());
        let offsets = parameters.is_some_and(|all| all.iter().any(is_offset));
        Some(Self {
            by_query: has("/entities/by-query", "get"),
            offsets,
            predicates: has("/entities/by-query", "post") && has("/entity-facets", "post"),
            by_refs: has("/entities/by-refs", "post"),
            facets: has("/entity-facets", "get"),
        })
    }

    /// Whether it counts what an entity is related to. Catalogs without by-query answer that nothing
    /// is.
    pub fn counts(self, field: &str) -> bool {
        self.facets && (self.by_query || !field.starts_with("relations."))
    }

    /// What a question that was answered shows: its route is there. Not its parameters: catalogs before
    /// 1.12 pass over those that they do not know.
    ///
    /// ```
    /// use catalog::older::Abilities;
    /// assert_eq!(Abilities::shown_by("POST", "/entities/by-refs").to_words(), "by-refs");
    /// assert_eq!(Abilities::shown_by("GET", "/entities/by-query?offset=20").to_words(), "by-query");
    /// ```
    pub fn shown_by(method: &str, target: &str) -> Self {
        let path = target.split('?').next().unwrap_or_default();
        Self::from_words(match (method, path) {
            ("GET", "/entities/by-query") => "by-query",
            ("POST", "/entities/by-query") => "predicates",
            ("POST", "/entities/by-refs") => "by-refs",
            ("GET", "/entity-facets") => "facets",
            _ => "",
        })
    }

    /// What either of them can do.
    pub fn or(self, other: Self) -> Self {
        Self {
            by_query: self.by_query || other.by_query,
            offsets: self.offsets || other.offsets,
            predicates: self.predicates || other.predicates,
            by_refs: self.by_refs || other.by_refs,
            facets: self.facets || other.facets,
        }
    }

    /// Words for what it can do, to be kept.
    pub fn to_words(self) -> String {
        let able = self.named().into_iter().filter(|(_, able)| *able);
        able.map(|(word, _)| word).collect::<Vec<_>>().join(" ")
    }

    /// What these words say.
    pub fn from_words(words: &str) -> Self {
        let is_able = |word: &str| words.split(' ').any(|known| known == word);
        Self {
            by_query: is_able("by-query"),
            offsets: is_able("offsets"),
            predicates: is_able("predicates"),
            by_refs: is_able("by-refs"),
            facets: is_able("facets"),
        }
    }

    fn named(self) -> [(&'static str, bool); 5] {
        [
            ("by-query", self.by_query),
            ("offsets", self.offsets),
            ("predicates", self.predicates),
            ("by-refs", self.by_refs),
            ("facets", self.facets),
        ]
    }
}

/// Parameters stand in a list, or are pointed to: `#/components/parameters/offset`.
fn is_offset(parameter: &Value) -> bool {
    let text = |key: &str| parameter.get(key).and_then(Value::as_str);
    text("name") == Some("offset") || text("$ref").is_some_and(|path| path.ends_with("/offset"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn documents_of_all_releases_are_understood() {
        let of = |paths: Value| Abilities::of_document(&json!({"paths": paths}));
        let parameter = |name: &str| {
            let path = ["#/components/parameters/", name].concat();
            json!({"$ref": path})
        };
        // As in catalog-backend 1.25, 3.2 and 4.0.
        let oldest = json!({
            "/entities": {"get": {}},
            "/entities/by-refs": {"post": {}},
            "/entities/by-query": {"get": {"parameters": [parameter("limit"), {"name": "fullTextFilterTerm"}]}},
            "/entity-facets": {"get": {}},
        });
        let able = of(oldest.clone()).expect("a catalog's");
        assert_eq!(able.to_words(), "by-query by-refs facets");
        let mut newer = oldest;
        newer["/entities/by-query"]["get"]["parameters"] = json!([parameter("offset")]);
        let able = of(newer.clone()).expect("a catalog's");
        assert_eq!(able.to_words(), "by-query offsets by-refs facets");
        newer["/entities/by-query"]["post"] = json!({});
        newer["/entity-facets"]["post"] = json!({});
        assert_eq!(of(newer), Some(Abilities::default()));
        let based = json!({"/api/catalog/entities": {"get": {}}});
        assert_eq!(of(based).map(Abilities::to_words).as_deref(), Some(""));
        assert_eq!(of(json!({"/pets": {}})), None);
    }

    #[test]
    fn what_is_kept_says_the_same() {
        for words in [
            "",
            "by-query by-refs facets",
            &Abilities::default().to_words(),
        ] {
            assert_eq!(Abilities::from_words(words).to_words(), words);
        }
    }

    #[test]
    fn relations_are_counted_by_catalogs_with_by_query() {
        let old = Abilities::from_words("facets");
        assert!(old.counts("kind") && !old.counts("relations.ownedBy"));
        assert!(Abilities::default().counts("relations.ownedBy"));
    }
}
