//! Cursors: everything about a list and a place in it, as base64 of JSON in the shape of
//! catalog-backend's `Cursor`. The official client looks into them: one with a `query` is sent
//! back by POST, one without by GET (catalog-client `cursorContainsQuery`).

use base64::Engine as _;
use base64::alphabet::STANDARD as ALPHABET;
use base64::engine::general_purpose::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::error::Category;

use super::condition::Condition;
use super::filter::{is_js_space, js_trim};
use super::objection;
use crate::predicate::{Matcher, Predicate};

/// Value and uid of a row, or the uid alone where there is no order.
pub(crate) type Place = Vec<Option<String>>;

/// A list and a place in it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Cursor {
    pub(crate) order_fields: Vec<OrderField>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) full_text_filter: Option<FullText>,
    /// The row the page begins after; `None` for the first page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) order_field_values: Option<Place>,
    /// A filter in the form of older backends: `key`/`values`, `not`, `anyOf`, `allOf`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) filter: Option<Value>,
    /// A predicate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) query: Option<Value>,
    pub(crate) is_previous: bool,
    /// The first row of the list, by which the first page is recognised.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) first_sort_field_values: Option<Place>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) total_items: Option<usize>,
}

/// A field and `asc` or `desc`. A request may leave the direction out; then its cursor lacks it
/// too, and is refused.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct OrderField {
    pub(crate) field: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) order: Option<String>,
}

/// A text and where to look for it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct FullText {
    pub(crate) term: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub(crate) fields: Option<Vec<String>>,
    /// Not among what Backstage knows.
    #[serde(skip_serializing_if = "Words::are_together", default)]
    pub(crate) words: Words,
}

/// How the words of a text are looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Value", into = "&str")]
pub(crate) enum Words {
    /// As they are written, one text.
    #[default]
    Together,
    /// Each for itself, in whatever field, but all of them.
    All,
}

impl Words {
    /// The word for [`All`](Self::All) in requests and cursors.
    pub(crate) const ALL: &str = "all";

    /// What is written; anything but the one word means nothing, as to Backstage.
    pub(crate) fn of(written: Option<&str>) -> Self {
        match written {
            Some(Self::ALL) => Self::All,
            _ => Self::Together,
        }
    }

    fn are_together(&self) -> bool {
        *self == Self::Together
    }
}

impl From<Value> for Words {
    fn from(value: Value) -> Self {
        Self::of(value.as_str())
    }
}

impl From<Words> for &str {
    fn from(_: Words) -> Self {
        // The others are never written.
        Words::ALL
    }
}

impl Cursor {
    /// The field in force and whether it descends. Of several only the first counts.
    pub(crate) fn order(&self) -> Option<(&str, bool)> {
        let first = self.order_fields.first()?;
        Some((&first.field, first.order.as_deref() == Some("desc")))
    }

    /// How many values name a row.
    pub(crate) fn places(&self) -> usize {
        1 + usize::from(self.order().is_some())
    }

    /// The texts looked for, in lower case: every one has to be there.
    pub(crate) fn full_text_terms(&self) -> Vec<String> {
        let Some(text) = &self.full_text_filter else {
            return Vec::new();
        };
        let term = js_trim(&text.term).to_lowercase();
        let terms: Vec<&str> = match text.words {
            Words::Together => vec![&term],
            Words::All => term.split(is_js_space).collect(),
        };
        let terms = terms.into_iter().filter(|term| !term.is_empty());
        terms.map(str::to_owned).collect()
    }

    /// Where the text is looked for: by default in the order's field, else in the uid.
    pub(crate) fn full_text_keys(&self) -> Vec<String> {
        let fields = self
            .full_text_filter
            .as_ref()
            .and_then(|text| text.fields.clone());
        fields.unwrap_or_else(|| match self.order() {
            Some((field, _)) => vec![field.to_lowercase()],
            None => vec!["metadata.uid".to_owned()],
        })
    }

    /// What narrows the list; `None` for nothing.
    pub(crate) fn condition(&self) -> Result<Option<Condition>, String> {
        let mut parts = Vec::new();
        if let Some(filter) = &self.filter {
            let predicate =
                filter_predicate(filter).ok_or_else(|| malformed(&"an unknown filter"))?;
            parts.push(Condition::of(&predicate)?);
        }
        if let Some(query) = &self.query {
            let predicate = Predicate::parse(query, "query").map_err(|error| malformed(&error))?;
            parts.push(Condition::of(&predicate)?);
        }
        Ok(match parts.len() {
            0 => None,
            1 => parts.pop(),
            _ => Some(Condition::All(parts)),
        })
    }

    /// Reads a cursor that [`write`](Self::write) or a Backstage backend wrote.
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        let cursor: Self =
            serde_json::from_slice(&decode(text)).map_err(|error| match error.classify() {
                Category::Data => malformed(&error),
                _ => format!("Malformed cursor: SyntaxError: {error}"),
            })?;
        let directions = cursor
            .order_fields
            .iter()
            .map(|field| field.order.as_deref());
        if directions
            .into_iter()
            .any(|order| !matches!(order, Some("asc" | "desc")))
        {
            return Err(malformed(&"an order needs a direction, asc or desc"));
        }
        if let Some(why) = cursor
            .query
            .as_ref()
            .and_then(|query| objection::to(query, &["query"]))
        {
            return Err(malformed(&why));
        }
        if cursor
            .order_field_values
            .as_ref()
            .is_none_or(|place| place.len() != cursor.places())
        {
            return Err(malformed(&"it names no place in the list"));
        }
        Ok(cursor)
    }

    /// The cursor as text.
    pub(crate) fn write(&self) -> String {
        encode(self)
    }
}

fn malformed(why: &dyn std::fmt::Display) -> String {
    format!("Malformed cursor: InputError: Malformed cursor: {why}")
}

/// A value as base64 of its JSON.
pub(crate) fn encode(value: &impl Serialize) -> String {
    // Texts, numbers and lists of them always print.
    STANDARD.encode(serde_json::to_vec(value).unwrap_or_default())
}

/// The bytes of a base64 text as Node reads it: what is not of the alphabet is passed over, and
/// the web's variant is understood.
pub(crate) fn decode(text: &str) -> Vec<u8> {
    const LENIENT: GeneralPurpose = GeneralPurpose::new(
        &ALPHABET,
        GeneralPurposeConfig::new()
            .with_decode_padding_mode(DecodePaddingMode::Indifferent)
            .with_decode_allow_trailing_bits(true),
    );
    let end = text.find('=').unwrap_or(text.len());
    let mut letters: Vec<u8> = text[..end]
        .bytes()
        .filter_map(|byte| match byte {
            b'-' => Some(b'+'),
            b'_' => Some(b'/'),
            b'+' | b'/' => Some(byte),
            _ => byte.is_ascii_alphanumeric().then_some(byte),
        })
        .collect();
    if letters.len() % 4 == 1 {
        letters.pop();
    }
    LENIENT.decode(letters).unwrap_or_default()
}

/// catalog-backend `entityFilterToFilterPredicate.ts`.
fn filter_predicate(filter: &Value) -> Option<Predicate> {
    let object = filter.as_object()?;
    let parts = |parts: &Value| -> Option<Vec<Predicate>> {
        parts.as_array()?.iter().map(filter_predicate).collect()
    };
    if let Some(key) = object.get("key") {
        let matcher = match object.get("values") {
            None => Matcher::Exists(true),
            Some(values) => {
                let values = values.as_array()?;
                if !values.iter().all(Value::is_string) {
                    return None;
                }
                Matcher::In(values.clone())
            }
        };
        return Some(Predicate::Fields(vec![(key.as_str()?.to_owned(), matcher)]));
    }
    if let Some(part) = object.get("not") {
        return Some(Predicate::Not(Box::new(filter_predicate(part)?)));
    }
    match object.get("anyOf") {
        Some(any) => Some(Predicate::Any(parts(any)?)),
        None => Some(Predicate::All(parts(object.get("allOf")?)?)),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::query::condition::Test;

    #[test]
    fn a_cursor_reads_as_it_was_written() {
        let cursor = Cursor {
            order_fields: vec![OrderField {
                field: "metadata.name".into(),
                order: Some("desc".into()),
            }],
            query: Some(json!({"kind": {"$in": ["a", "b"]}})),
            order_field_values: Some(vec![Some("web".into()), Some("u-1".into())]),
            total_items: Some(3),
            ..Cursor::default()
        };
        assert_eq!(Cursor::read(&cursor.write()), Ok(cursor));
    }

    #[test]
    fn a_cursor_of_a_real_backend_is_understood() {
        // Recorded from Backstage 1.55.
        let recorded = "eyJvcmRlckZpZWxkcyI6W3siZmllbGQiOiJtZXRhZGF0YS5uYW1lIiwib3JkZXIiOiJhc2MifV0sImlzUHJldmlvdXMiOmZhbHNlLCJmdWxsVGV4dEZpbHRlciI6eyJ0ZXJtIjoiIn0sIm9yZGVyRmllbGRWYWx1ZXMiOlsiZXhhbXBsZS1ub2RlanMtdGVtcGxhdGUiLCIwZjMyMmU2ZC1kNDQxLTQxYTctOGY3MC1kMGRiNzAxOTFmNTUiXSwiZmlyc3RTb3J0RmllbGRWYWx1ZXMiOlsiZXhhbXBsZS1ncnBjLWFwaSIsImZjZjk5YjE4LTNhZTgtNDllNS1hNzA2LWRiNzliYWRiZTNkZCJdLCJ0b3RhbEl0ZW1zIjoxM30=";
        let cursor = Cursor::read(recorded).expect("a cursor");
        assert_eq!(cursor.order(), Some(("metadata.name", false)));
        assert_eq!(cursor.total_items, Some(13));
        let web = recorded
            .replace('+', "-")
            .replace('/', "_")
            .replace('=', "");
        assert_eq!(Cursor::read(&web), Ok(cursor), "without padding too");
    }

    #[test]
    fn filters_of_older_backends_are_understood() {
        let cursor = Cursor {
            filter: Some(
                json!({"anyOf": [{"allOf": [{"key": "Kind", "values": ["A"]}, {"not": {"key": "spec.type"}}]}]}),
            ),
            ..Cursor::default()
        };
        let kind = Condition::Field("kind".into(), Test::OneOf(vec!["a".into()]));
        let typed = Condition::Field("spec.type".into(), Test::Exists(true));
        let alone = |condition| Condition::All(vec![condition]);
        assert_eq!(
            cursor.condition(),
            Ok(Some(Condition::Any(vec![Condition::All(vec![
                alone(kind),
                Condition::Not(Box::new(alone(typed)))
            ])])))
        );
    }

    #[test]
    fn garbage_is_refused() {
        let no_direction = encode(
            &json!({"orderFields": [{"field": "a"}], "isPrevious": false, "orderFieldValues": ["a", "b"]}),
        );
        for garbage in ["garbage", "", "e30=", "bnVsbA==", &no_direction] {
            let refused = Cursor::read(garbage).expect_err("refused");
            assert!(refused.starts_with("Malformed cursor: "), "{refused}");
        }
    }

    #[test]
    fn only_a_cursor_with_words_apart_says_so() {
        let text = |words| Cursor {
            full_text_filter: Some(FullText {
                term: " A b\u{feff}c".into(),
                fields: None,
                words,
            }),
            order_field_values: Some(vec![None]),
            ..Cursor::default()
        };
        let written = |words| String::from_utf8(decode(&text(words).write())).expect("JSON");
        let together = written(Words::Together);
        assert!(
            together.contains("\"fullTextFilter\":{\"term\":\" A b\u{feff}c\"}"),
            "{together}"
        );
        let apart = together.replace("c\"}", "c\",\"words\":\"all\"}");
        assert_eq!(written(Words::All), apart);
        assert_eq!(text(Words::Together).full_text_terms(), ["a b\u{feff}c"]);
        assert_eq!(text(Words::All).full_text_terms(), ["a", "b", "c"]);
        for cursor in [text(Words::Together), text(Words::All)] {
            assert_eq!(Cursor::read(&cursor.write()), Ok(cursor));
        }
        let strange = apart.replace("\"all\"", "[7]");
        assert_eq!(
            Cursor::read(&STANDARD.encode(strange)),
            Ok(text(Words::Together))
        );
    }
}
