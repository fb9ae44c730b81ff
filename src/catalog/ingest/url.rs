//! Targets relative to the file that names them.

/// The absolute URL of a target written in the file at `base`.
pub(super) fn resolve(target: &str, base: &str) -> String {
    if is_absolute(target) {
        return target.to_owned();
    }
    let without_query = base.split(['?', '#']).next().unwrap_or(base);
    let path_start = without_query
        .find("://")
        .map_or(0, |scheme| scheme + "://".len());
    let path_start = without_query[path_start..]
        .find('/')
        .map_or(without_query.len(), |slash| path_start + slash);
    let (origin, base_path) = without_query.split_at(path_start);
    let folder = base_path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let joined = match target.strip_prefix('/') {
        Some(_) => target.to_owned(),
        None => [folder, "/", target].concat(),
    };
    [origin, &normal(&joined)].concat()
}

/// `https:...`, `file:...`; a colon in a later segment is part of a name.
fn is_absolute(target: &str) -> bool {
    target.split('/').next().is_some_and(|first| {
        first.split_once(':').is_some_and(|(scheme, _)| {
            scheme.len() > 1
                && scheme
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || byte == b'+')
        })
    })
}

fn normal(path: &str) -> String {
    let mut segments: Vec<&str> = Vec::new();
    for segment in path.split('/').skip(1) {
        match segment {
            "." => {}
            ".." => _ = segments.pop(),
            other => segments.push(other),
        }
    }
    ["/", &segments.join("/")].concat()
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn targets_are_resolved_against_the_folder_of_the_file() {
        let base = "http://host:8080/demo/a/catalog-info.yaml?x=/y";
        for (target, expected) in [
            ("./b.yaml", "http://host:8080/demo/a/b.yaml"),
            ("b/c.yaml", "http://host:8080/demo/a/b/c.yaml"),
            ("../b.yaml", "http://host:8080/demo/b.yaml"),
            ("../../../b.yaml", "http://host:8080/b.yaml"),
            ("/b.yaml", "http://host:8080/b.yaml"),
            ("https://other/b.yaml", "https://other/b.yaml"),
            ("odd:name/../b.yaml", "odd:name/../b.yaml"),
        ] {
            assert_eq!(resolve(target, base), expected, "for {target}");
        }
        assert_eq!(
            resolve("b.yaml", "file:///srv/a.yaml"),
            "file:///srv/b.yaml"
        );
        assert_eq!(resolve("b.yaml", "http://host"), "http://host/b.yaml");
    }
}
