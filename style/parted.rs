//! Parts the style by when it is needed: at once, or by those alone who print, or whose system has colours of
//! its own. Their rules stand in the sheets of what they are about, and no first visit waits for them.

/// Under which conditions a rule comes later.
const LATER: [&str; 2] = ["@media print", "@media (forced-colors: active)"];

/// What is needed at once, and the rest in the order it has there.
pub fn parted(css: &str) -> (String, String) {
    let css = without_comments(css);
    let (now, later, _) = block(&css);
    (now, later)
}

/// Reads until the block that it begins in ends. Gives its two parts, and what comes behind it.
fn block(css: &str) -> (String, String, &str) {
    let (mut now, mut later) = (String::new(), String::new());
    let mut rest = css;
    while let Some(at) = rest.find([';', '{', '}', '"']) {
        let (piece, sign) = (&rest[..at], rest.as_bytes()[at]);
        rest = &rest[at + 1..];
        now.push_str(piece);
        match sign {
            b'}' => return (now, later, rest),
            b';' => now.push(';'),
            b'"' => {
                let end = rest.find('"').map_or(rest.len(), |end| end + 1);
                now.push('"');
                now.push_str(&rest[..end]);
                rest = &rest[end..];
            }
            _ => {
                let head = now.split_off(now.rfind([';', '}']).map_or(0, |end| end + 1));
                let (inner_now, inner_later, behind) = block(rest);
                rest = behind;
                if LATER.contains(&head.trim()) {
                    append(&mut later, &head, &inner_now);
                } else {
                    append(&mut now, &head, &inner_now);
                    append(&mut later, &head, &inner_later);
                }
            }
        }
    }
    now.push_str(rest);
    (now, later, "")
}

fn append(to: &mut String, head: &str, inner: &str) {
    if !inner.trim().is_empty() {
        to.extend([head, "{", inner, "}"]);
    }
}

fn without_comments(css: &str) -> String {
    let mut pieces = css.split("/*");
    let first = pieces.next().unwrap_or_default();
    let behind = pieces.filter_map(|piece| piece.split_once("*/").map(|(_, behind)| behind));
    [first].into_iter().chain(behind).collect()
}
