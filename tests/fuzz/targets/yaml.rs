//! Bytes as a catalog file, and as a second one that the first may point to.

use catalog::engine::Catalog;

use super::files;

/// Stands between the two files.
const CUT: &[u8] = b"\n=====\n";

/// The catalog is read whatever the bytes are, and answers.
pub fn check(data: &[u8]) {
    let (first, second) = cut(data);
    let catalog = files::read("http://host/a/catalog-info.yaml", first, second);
    check_problems(&catalog, first.len().max(second.len()));
    files::check(&catalog);
}

fn cut(data: &[u8]) -> (&[u8], &[u8]) {
    match data.windows(CUT.len()).position(|window| window == CUT) {
        Some(at) => (&data[..at], &data[at + CUT.len()..]),
        None => (data, b""),
    }
}

/// Problems say where in the file they are; a file has no more lines than bytes.
fn check_problems(catalog: &Catalog, bytes: usize) {
    for problem in catalog.problems() {
        assert!(!problem.message.is_empty() && !problem.file.is_empty());
        if let Some(line) = problem.line {
            assert!((1..=bytes as u32 + 2).contains(&line), "{problem:?}");
        }
    }
}
