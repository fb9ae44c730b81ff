//! Targets with `*` in them: one target, many files (catalog-backend `FileReaderProcessor`, whose
//! patterns are those of the `glob` package).

use std::path::{Path, PathBuf};

use globset::GlobBuilder;
use ignore::WalkBuilder;

/// Whether a path of a file URL is a pattern.
pub(crate) fn is_pattern(path: &str) -> bool {
    path.contains('*')
}

/// The files an absolute pattern matches, in order. `*` stays within one folder, `**` does not;
/// neither matches a name that begins with a dot.
pub(crate) fn matches(pattern: &str) -> Result<Vec<PathBuf>, String> {
    let glob = GlobBuilder::new(pattern)
        .literal_separator(true)
        .build()
        .map_err(|why| why.to_string())?
        .compile_matcher();
    let mut found = Vec::new();
    // A folder that cannot be opened matches nothing, as in the package.
    let walk = WalkBuilder::new(fixed_part(pattern))
        .standard_filters(false)
        .hidden(true)
        .build();
    for entry in walk.flatten() {
        let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
        if is_file && glob.is_match(entry.path()) {
            found.push(entry.into_path());
        }
    }
    found.sort();
    Ok(found)
}

/// The folder above the first segment that has a `*`.
fn fixed_part(pattern: &str) -> &Path {
    let star = pattern.find('*').unwrap_or(pattern.len());
    let slash = pattern[..star].rfind('/').unwrap_or(0);
    Path::new(&pattern[..slash.max(1)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stays_within_a_folder_and_two_do_not() {
        let here = concat!(env!("CARGO_MANIFEST_DIR"), "/cli");
        let of = |pattern: &str| -> Vec<PathBuf> {
            matches(&format!("{here}/../{pattern}").replace("/cli/..", "")).expect("a pattern")
        };
        let within = of("cl*/pat*.rs");
        assert_eq!(within.len(), 2, "{within:?}");
        assert!(within[0].ends_with("cli/paths.rs"));
        assert!(within[1].ends_with("cli/pattern.rs"));
        assert_eq!(of("*/pattern.rs").len(), 1);
        assert_eq!(of("*pattern.rs"), Vec::<PathBuf>::new());
        assert_eq!(of("**/pattern.rs").len(), 1);
    }

    #[test]
    fn the_fixed_part_ends_before_the_first_star() {
        assert_eq!(fixed_part("/a/b/c*/d"), Path::new("/a/b"));
        assert_eq!(fixed_part("/*.yaml"), Path::new("/"));
    }
}
