//! `LIKE '%term%'`, as the catalog's SQL means it: the term is not escaped, so `%` stands for any
//! text and `_` for any one letter (catalog-backend `DefaultEntitiesCatalog.queryEntities`).

/// Whether a text contains what the term describes. Work grows with the product of both lengths
/// at most, whatever the term.
pub(crate) fn contains(text: &str, term: &str) -> bool {
    if !has_wildcards(term) {
        return text.contains(term);
    }
    let text: Vec<char> = text.chars().collect();
    let pattern: Vec<char> = ['%'].into_iter().chain(term.chars()).chain(['%']).collect();
    matches(&text, &pattern)
}

/// Whether a term is more than a plain text.
pub(super) fn has_wildcards(term: &str) -> bool {
    term.contains(['%', '_'])
}

/// Goes back only to the last `%`: what was matched before it never has to be matched again.
fn matches(text: &[char], pattern: &[char]) -> bool {
    let (mut at, mut wanted) = (0, 0);
    let mut last_any: Option<(usize, usize)> = None;
    while at < text.len() {
        match pattern.get(wanted) {
            Some('%') => {
                last_any = Some((wanted + 1, at));
                wanted += 1;
            }
            Some(letter) if *letter == '_' || *letter == text[at] => {
                at += 1;
                wanted += 1;
            }
            _ => match last_any {
                Some((after, from)) => {
                    last_any = Some((after, from + 1));
                    (at, wanted) = (from + 1, after);
                }
                None => return false,
            },
        }
    }
    pattern[wanted..].iter().all(|rest| *rest == '%')
}

#[cfg(test)]
mod tests {
    use super::contains;

    #[test]
    fn terms_are_found_as_sql_finds_them() {
        for (text, term) in [
            ("claims-engine", "ms-e"),
            ("claims-engine", "c%e_g"),
            ("anything", "%"),
            ("", "%"),
            ("aab", "a_"),
            ("abcabd", "ab%d"),
            ("ünder", "_nd"),
        ] {
            assert!(contains(text, term), "{term} in {text}");
        }
        for (text, term) in [
            ("claims", "claims_"),
            ("claims", "x"),
            ("", "_"),
            ("ab", "b%a"),
        ] {
            assert!(!contains(text, term), "{term} in {text}");
        }
    }

    #[test]
    fn many_wildcards_do_not_explode() {
        let text = "a".repeat(200);
        assert!(!contains(&text, &("a%".repeat(100) + "b")));
    }
}
