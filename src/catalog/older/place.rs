//! Places in lists of catalogs that give no cursors: the number of rows before the page.

use crate::listing::Parameters;

/// What a place begins with; cursors of catalogs are base64, which has no colon.
const ROW: &str = "row:";

/// The place with so many rows before it.
pub(super) fn place(rows: usize) -> String {
    [ROW, &rows.to_string()].concat()
}

/// How many rows come before a place, if it is one and not a catalog's cursor.
pub(crate) fn rows_before(cursor: &str) -> Option<usize> {
    cursor.strip_prefix(ROW)?.parse().ok()
}

/// The question for another page of the same list: of a cursor the catalog wants limit and fields
/// again and nothing else.
pub fn after(first: &Parameters, cursor: &str) -> Parameters {
    let mut next: Parameters = match rows_before(cursor) {
        Some(_) => without_offset(first),
        None => {
            let again = first
                .iter()
                .filter(|(key, _)| ["limit", "fields"].contains(key));
            again.cloned().collect()
        }
    };
    match rows_before(cursor) {
        Some(0) => {}
        Some(rows) => next.push(("offset", rows.to_string())),
        None => next.push(("cursor", cursor.to_owned())),
    }
    next
}

/// How many rows of the list come before the page that is asked for.
pub fn offset(parameters: &Parameters) -> usize {
    let offset = parameters.iter().find(|(key, _)| *key == "offset");
    offset.and_then(|(_, rows)| rows.parse().ok()).unwrap_or(0)
}

/// The question for the first page.
pub fn without_offset(parameters: &Parameters) -> Parameters {
    let rest = parameters.iter().filter(|(key, _)| *key != "offset");
    rest.cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_asked_by_its_rows_and_a_cursor_by_itself() {
        let first = vec![
            ("limit", "20".to_owned()),
            ("filter", "kind=system".to_owned()),
            ("offset", "20".to_owned()),
        ];
        let next = after(&first, &place(40));
        assert_eq!(offset(&next), 40);
        assert!(next.iter().any(|(key, _)| *key == "filter"));
        assert_eq!(offset(&after(&first, &place(0))), 0);
        let by_cursor = after(&first, "abc=");
        let keys: Vec<_> = by_cursor.iter().map(|(key, _)| *key).collect();
        assert_eq!(keys, ["limit", "cursor"]);
    }
}
