//! What a kind is called and which icon it has. Kinds are open-ended: one nobody has heard of
//! gets a sensible name and a neutral icon.

/// Name of the kind's icon in `style/icons.svg`.
pub fn icon(kind: &str) -> &'static str {
    match kind.to_ascii_lowercase().as_str() {
        "component" => "box",
        "api" => "plug",
        "resource" => "database",
        "system" => "boxes",
        "domain" => "layers",
        "group" => "users",
        "user" => "user",
        "location" => "map-pin",
        "template" => "file-code",
        "airesource" => "sparkles",
        _ => "shapes",
    }
}

/// One of the kind: `component` is "Component", `api` is "API".
pub fn singular(kind: &str) -> String {
    match kind.to_ascii_lowercase().as_str() {
        "api" => "API".to_owned(),
        "airesource" => "AI resource".to_owned(),
        _ => {
            let mut letters = kind.chars();
            let first = letters.next().map(|letter| letter.to_uppercase());
            first.into_iter().flatten().chain(letters).collect()
        }
    }
}

/// Many of the kind: "Components", "APIs", "Policies".
pub fn plural(kind: &str) -> String {
    let one = singular(kind);
    let before_y = one.strip_suffix('y');
    match before_y {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => [stem, "ies"].concat(),
        _ if one.ends_with(['s', 'x', 'z']) => [&one, "es"].concat(),
        _ => [&one, "s"].concat(),
    }
}
