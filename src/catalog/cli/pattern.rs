//! Targets that are patterns: one target, many files (catalog-backend `FileReaderProcessor`, whose
//! patterns are those of the `glob` package).
//!
//! `*`, `?` and `[ab]` stay within one name, `**` stands for any folders, `{a,b}` for either; none
//! but the last match a dot that a name begins with. Left out are `{1..3}` and `+(a|b)`. A file
//! that is called like a pattern is read by its name, which the package would not do.

use std::fs;
use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};

/// Whether a path means other files than the one of that name.
pub(crate) fn is_pattern(path: &str) -> bool {
    path.contains(['*', '?', '[', '{'])
}

/// The files an absolute pattern matches, in order.
pub(crate) fn matches(pattern: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for pattern in alternatives(pattern) {
        let names: Vec<&str> = pattern.split('/').filter(|name| !name.is_empty()).collect();
        let top = match pattern.starts_with('/') {
            true => PathBuf::from("/"),
            false => PathBuf::new(),
        };
        descend(top, &names, &mut found);
    }
    found.sort();
    found.dedup();
    found
}

/// A pattern without braces for each of the ways to read it.
fn alternatives(pattern: &str) -> Vec<String> {
    let Some((start, end, commas)) = first_choice(pattern) else {
        return vec![pattern.to_owned()];
    };
    let (before, after) = (&pattern[..start], &pattern[end + 1..]);
    let mut from = start + 1;
    let mut all = Vec::new();
    for to in commas.into_iter().chain([end]) {
        all.extend(alternatives(&[before, &pattern[from..to], after].concat()));
        from = to + 1;
    }
    all
}

/// Where the first braces with a comma between them begin and end, and where their commas are.
fn first_choice(pattern: &str) -> Option<(usize, usize, Vec<usize>)> {
    for (start, _) in pattern.match_indices('{') {
        let (mut depth, mut commas) = (0, Vec::new());
        for (at, letter) in pattern[start..].char_indices() {
            match letter {
                '{' => depth += 1,
                ',' if depth == 1 => commas.push(start + at),
                '}' if depth == 1 && commas.is_empty() => break,
                '}' if depth == 1 => return Some((start, start + at, commas)),
                '}' => depth -= 1,
                _ => {}
            }
        }
    }
    None
}

/// Collects the files below a folder that the rest of a pattern matches.
fn descend(folder: PathBuf, names: &[&str], found: &mut Vec<PathBuf>) {
    let Some((name, rest)) = names.split_first() else {
        if folder.is_file() {
            found.push(folder);
        }
        return;
    };
    if *name == "**" {
        for below in entries(&folder, |name| !name.starts_with('.')) {
            // A link may be the last of these folders, but is not gone into further: it could lead
            // back.
            if below.is_symlink() || rest.is_empty() && below.is_file() {
                descend(below, rest, found);
            } else if below.is_dir() {
                descend(below, names, found);
            }
        }
        return descend(folder, rest, found);
    }
    if !name.contains(['*', '?', '[']) {
        return descend(folder.join(name), rest, found);
    }
    let Some(matcher) = matcher(name) else {
        return;
    };
    let is_match =
        |text: &str| matcher.is_match(text) && (name.starts_with('.') || !text.starts_with('.'));
    for below in entries(&folder, is_match) {
        descend(below, rest, found);
    }
}

/// Matches one name. A brace that is still there is a letter like any other.
fn matcher(name: &str) -> Option<GlobMatcher> {
    let name = name.replace('{', "[{]").replace('}', "[}]");
    let glob = GlobBuilder::new(&name).backslash_escape(false).build();
    glob.ok().map(|glob| glob.compile_matcher())
}

/// What is in a folder under such names. A folder that cannot be opened has nothing in it, as in
/// the package.
fn entries(folder: &Path, is_wanted: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let wanted = entries.filter(|entry| entry.file_name().to_str().is_some_and(&is_wanted));
    wanted.map(|entry| entry.path()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_are_choices_only_with_a_comma() {
        assert_eq!(alternatives("a{b,c/d}e"), ["abe", "ac/de"]);
        assert_eq!(alternatives("{a,{b,c}}"), ["a", "b", "c"]);
        assert_eq!(alternatives("{a}{b,c}"), ["{a}b", "{a}c"]);
        assert_eq!(alternatives("a{b"), ["a{b"]);
        assert_eq!(alternatives("{a,b"), ["{a,b"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_not_gone_into_by_two_stars() {
        let top = std::env::temp_dir().join(format!("callboard-links-{}", std::process::id()));
        fs::create_dir_all(top.join("b/c")).expect("folders");
        fs::write(top.join("b/c/x.yaml"), "").expect("a file");
        std::os::unix::fs::symlink(top.join("b"), top.join("l")).expect("a link");
        std::os::unix::fs::symlink(&top, top.join("b/up")).expect("a link");
        let found = ["**/x.yaml", "**/c/*", "l/**/x.yaml"].map(|pattern| {
            let found = matches(&format!("{}/{pattern}", top.display()));
            let below = found
                .iter()
                .map(|path| path.strip_prefix(&top).expect("below"));
            below
                .map(|path| path.display().to_string())
                .collect::<Vec<_>>()
        });
        fs::remove_dir_all(&top).expect("the folder removed");
        assert_eq!(found[0], ["b/c/x.yaml"]);
        assert_eq!(found[1], ["b/c/x.yaml", "l/c/x.yaml"]);
        assert_eq!(found[2], ["l/c/x.yaml"]);
    }

    #[test]
    fn names_are_matched_one_by_one() {
        let top = std::env::temp_dir().join(format!("callboard-pattern-{}", std::process::id()));
        let files = [
            "a/x.yaml",
            "a/y.yaml",
            "b/x.yaml",
            "b/c/x.yaml",
            ".d/x.yaml",
            "{e}.yaml",
        ];
        for file in files {
            let path = top.join(file);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, "").expect("a file");
        }
        let of = |pattern: &str| -> Vec<String> {
            let pattern = format!("{}/{pattern}", top.display());
            let found = matches(&pattern);
            let below = found
                .iter()
                .map(|path| path.strip_prefix(&top).expect("below"));
            below.map(|path| path.display().to_string()).collect()
        };
        let found = [
            ("*/x.yaml", vec!["a/x.yaml", "b/x.yaml"]),
            ("**/x.yaml", vec!["a/x.yaml", "b/c/x.yaml", "b/x.yaml"]),
            ("b/**", vec!["b/c/x.yaml", "b/x.yaml"]),
            ("[ac]/?.yaml", vec!["a/x.yaml", "a/y.yaml"]),
            ("{a/y,b/c/x}.y*", vec!["a/y.yaml", "b/c/x.yaml"]),
            (".*/x.yaml", vec![".d/x.yaml"]),
            ("{e}.*", vec!["{e}.yaml"]),
            ("*.yml", vec![]),
            ("*", vec!["{e}.yaml"]),
        ]
        .map(|(pattern, expected)| (pattern, of(pattern), expected));
        fs::remove_dir_all(&top).expect("the folder removed");
        for (pattern, found, expected) in found {
            assert_eq!(found, expected, "{pattern}");
        }
    }
}
