//! The people of groups, page by page.

use super::predicate::{Clause, Condition};
use super::{Facet, Listing, Question, Words};
use crate::older::rows_before;

/// What their words are looked for in.
const TEXT_FIELDS: &str =
    "metadata.name,metadata.title,spec.profile.displayName,spec.profile.email";

/// Which users are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Members {
    /// Members of any of these full references.
    pub groups: Vec<String>,
    /// Words to be found in names, titles and email addresses; empty for no restriction.
    pub text: String,
    /// Where the page begins; `None` for the first.
    pub cursor: Option<String>,
}

impl Members {
    /// Users on a page: whole rows of two and of three.
    pub const LIMIT: usize = 24;

    /// The question for the page, each user with these fields only. Users come by name, which is all
    /// that each of them must have.
    pub fn page_question(&self, fields: &str, words: Words) -> Question {
        let row = self.cursor.as_deref().and_then(rows_before);
        let condition = match &self.cursor {
            Some(_) if row.is_none() => Condition::Filters(Vec::new()),
            _ => Condition::of(&[vec![
                Clause::any(Facet::Kind.field(), vec!["user".to_owned()]),
                Clause::any("relations.memberOf", self.groups.clone()),
            ]]),
        };
        let page = Listing {
            text: self.text.clone(),
            limit: Self::LIMIT,
            cursor: self.cursor.clone().filter(|_| row.is_none()),
            offset: row.unwrap_or(0),
            ..Listing::default()
        };
        page.page_of(condition, fields, TEXT_FIELDS, words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value<'a>(question: &'a Question, key: &str) -> Option<&'a str> {
        let Question::Get(parameters) = question else {
            panic!("a body: {question:?}");
        };
        let found = parameters.iter().find(|(name, _)| *name == key);
        found.map(|(_, value)| value.as_str())
    }

    #[test]
    fn members_of_any_of_the_groups_are_asked_for_in_one_set() {
        let members = Members {
            groups: vec!["group:default/a".into(), "group:other/b".into()],
            text: "mo example.org".into(),
            cursor: None,
        };
        let asked = members.page_question("kind,metadata.name", Words::InOrder);
        assert_eq!(
            value(&asked, "filter"),
            Some("kind=user,relations.memberOf=group:default/a,relations.memberOf=group:other/b")
        );
        assert_eq!(value(&asked, "limit"), Some("24"));
        assert_eq!(value(&asked, "fullTextFilterTerm"), Some("mo%example.org"));
        assert_eq!(value(&asked, "fullTextFilterFields"), Some(TEXT_FIELDS));
        assert_eq!(value(&asked, "orderField"), Some("metadata.name,asc"));
    }

    #[test]
    fn another_page_is_asked_for_by_its_cursor_alone() {
        let members = Members {
            groups: vec!["group:default/a".into()],
            text: "mo".into(),
            cursor: Some("abc".into()),
        };
        let asked = members.page_question("kind", Words::Each);
        assert_eq!(value(&asked, "cursor"), Some("abc"));
        assert_eq!(value(&asked, "filter"), None);
        assert_eq!(value(&asked, "fullTextFilterTerm"), None);
    }

    #[test]
    fn many_groups_are_asked_for_in_a_body() {
        let groups = (0..400).map(|team| format!("group:default/team-{team}"));
        let members = Members {
            groups: groups.collect(),
            text: "mo".into(),
            cursor: None,
        };
        let Question::Post(body) = members.page_question("kind", Words::Each) else {
            panic!("parameters");
        };
        let asked = &body["query"]["$all"][1]["relations.memberOf"]["$in"];
        assert_eq!(asked.as_array().map(Vec::len), Some(400));
        assert_eq!(body["limit"], 24);
        assert_eq!(body["fullTextFilter"]["fields"][3], "spec.profile.email");
    }
}
