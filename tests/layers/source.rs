//! Reads the imports off a source file: just enough of Rust's grammar for that.

/// A path to a module of ours.
pub struct Import<'a> {
    /// The line it is on.
    pub line: usize,
    /// As it is written, without braces.
    pub written: Vec<&'a str>,
    /// From the crate's root, which itself is empty; the catalog crate counts as a layer.
    pub target: Vec<&'a str>,
}

/// Every path to a module of ours, in `use` and elsewhere.
pub fn imports<'a>(tokens: &[Token<'a>], module: &[&'a str]) -> Vec<Import<'a>> {
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text);
    let own_catalog = (0..tokens.len()).any(|at| (text(at), text(at + 1)) == ("mod", "catalog"));
    let mut imports = Vec::new();
    // Inline modules deepen the place and end with their brace.
    let (mut place, mut braces) = (module.to_vec(), Vec::new());
    let mut at = 0;
    while at < tokens.len() {
        let mut paths = Vec::new();
        match text(at) {
            "mod" if text(at + 2) == "{" => {
                braces.push(place.len());
                place.push(text(at + 1));
                at += 2;
            }
            "{" => braces.push(place.len()),
            "}" => place.truncate(braces.pop().unwrap_or(module.len())),
            // `impl Trait + use<'a>` is no import.
            "use" if text(at + 1) != "<" => at = use_tree(tokens, at + 1, &[], &mut paths) - 1,
            word if is_name(word) => {
                let (line, mut path) = (tokens[at].line, vec![word]);
                while text(at + 1) == "::" && is_name(text(at + 2)) {
                    path.push(text(at + 2));
                    at += 2;
                }
                // A word alone is no path: `pub(crate)`, a variable called `catalog`.
                if path.len() > 1 {
                    paths.push((line, path));
                }
            }
            _ => {}
        }
        at += 1;
        for (line, written) in paths {
            if let Some(target) = resolve(&written, &place, own_catalog) {
                imports.push(Import {
                    line,
                    written,
                    target,
                });
            }
        }
    }
    imports
}

/// Reads the tree after `use` from `at` on; gives its paths, and where it ends.
fn use_tree<'a>(
    tokens: &[Token<'a>],
    mut at: usize,
    prefix: &[&'a str],
    paths: &mut Vec<(usize, Vec<&'a str>)>,
) -> usize {
    let line = tokens.get(at).map_or(0, |token| token.line);
    let mut path = prefix.to_vec();
    while let Some(token) = tokens.get(at) {
        match token.text {
            "::" | "$" => at += 1,
            "as" => at += 2,
            "{" => {
                at += 1;
                while let Some(token) = tokens.get(at) {
                    match token.text {
                        "}" => return at + 1,
                        "," => at += 1,
                        _ => at = use_tree(tokens, at, &path, paths).max(at + 1),
                    }
                }
            }
            word if word == "*" || is_name(word) => {
                path.push(word);
                at += 1;
            }
            _ => break,
        }
    }
    paths.push((line, path));
    at
}

/// Where a path leads, from the crate's root; `None` if it is not one of ours.
fn resolve<'a>(path: &[&'a str], place: &[&'a str], own_catalog: bool) -> Option<Vec<&'a str>> {
    // A program is a crate of its own, to which the portal is a library.
    let program = matches!(place[0], "main" | "bin");
    let (mut target, steps) = match path {
        ["callboard", steps @ ..] if program => (Vec::new(), steps),
        ["crate", steps @ ..] if !program => (Vec::new(), steps),
        ["self" | "super", ..] => (place.to_vec(), path),
        ["catalog", ..] if !own_catalog => (Vec::new(), path),
        _ => return None,
    };
    for step in steps {
        match *step {
            "self" => {}
            "super" => {
                target.pop();
                if target.is_empty() {
                    return Some(target);
                }
            }
            name => target.push(name),
        }
    }
    Some(target)
}

/// A name, `::`, or any other single character of the code.
pub struct Token<'a> {
    /// The line it is on.
    pub line: usize,
    /// What is written.
    pub text: &'a str,
}

fn is_name(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_alphabetic() || letter == '_')
}

/// The code without comments, texts and white space.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let (mut tokens, mut line, mut rest) = (Vec::new(), 1, text);
    while let Some(first) = rest.chars().next() {
        let length = silent(rest, first).unwrap_or_else(|| {
            let inside = |letter: char| letter.is_alphanumeric() || letter == '_';
            let length = match rest.find(|letter| !inside(letter)) {
                Some(0) if rest.starts_with("::") => 2,
                Some(0) => first.len_utf8(),
                end => end.unwrap_or(rest.len()),
            };
            let text = &rest[..length];
            tokens.push(Token { line, text });
            length
        });
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    tokens
}

/// The length of the comment, text or space at the beginning, if there is one.
fn silent(rest: &str, first: char) -> Option<usize> {
    match first {
        space if space.is_whitespace() => Some(space.len_utf8()),
        '/' if rest.starts_with("//") => Some(rest.find('\n').unwrap_or(rest.len())),
        '/' if rest.starts_with("/*") => Some(block_comment(rest.as_bytes())),
        // A character, unless it is a lifetime.
        '\'' => match rest[1..].chars().next()? {
            '\\' => Some(3 + rest.get(3..)?.find('\'')? + 1),
            letter => {
                let end = 1 + letter.len_utf8();
                rest[end..].starts_with('\'').then_some(end + 1)
            }
        },
        _ => string(rest),
    }
}

fn block_comment(rest: &[u8]) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        match &rest[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] if depth == 1 => return at + 2,
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
    }
    rest.len()
}

fn string(rest: &str) -> Option<usize> {
    let body = rest.trim_start_matches(['b', 'c', 'r']);
    let raw = rest[..rest.len() - body.len()].contains('r');
    let quoted = body.trim_start_matches(|letter| raw && letter == '#');
    let inside = quoted.strip_prefix('"')?;
    let open = rest.len() - inside.len();
    let end = ["\"", &"#".repeat(body.len() - quoted.len())].concat();
    let mut from = 0;
    while let Some(letter) = inside[from..].chars().next() {
        if !raw && letter == '\\' {
            from += 1;
        } else if inside[from..].starts_with(&end) {
            return Some(open + from + end.len());
        }
        from += inside[from..].chars().next().map_or(0, char::len_utf8);
    }
    Some(rest.len())
}
