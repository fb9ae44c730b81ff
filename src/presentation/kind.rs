//! What a kind is called and which icon it has. Kinds are open-ended: one nobody has heard of
//! gets a sensible name and a neutral icon.

use crate::language::words::kind as words;

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
    match known(kind) {
        Some((one, _)) => one.to_owned(),
        None => {
            let mut letters = kind.chars();
            let first = letters.next().map(|letter| letter.to_uppercase());
            first.into_iter().flatten().chain(letters).collect()
        }
    }
}

/// Many of the kind: "Components", "APIs", "Policies".
pub fn plural(kind: &str) -> String {
    if let Some((_, many)) = known(kind) {
        return many.to_owned();
    }
    let one = singular(kind);
    let before_y = one.strip_suffix('y');
    match before_y {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => [stem, "ies"].concat(),
        _ if one.ends_with(['s', 'x', 'z']) => [&one, "es"].concat(),
        _ => [&one, "s"].concat(),
    }
}

/// The same within a sentence: "components", "APIs".
pub fn plural_within(kind: &str) -> String {
    let many = plural(kind);
    let is_abbreviation = many.chars().nth(1).is_some_and(char::is_uppercase);
    match is_abbreviation || words::nouns() == "large" {
        true => many,
        false => many.to_lowercase(),
    }
}

/// One and many of a kind of Backstage's model. What a catalog invents is in no language but its own.
fn known(kind: &str) -> Option<(&'static str, &'static str)> {
    Some(match kind.to_ascii_lowercase().as_str() {
        "component" => (words::component(), words::components()),
        "api" => (words::api(), words::apis()),
        "resource" => (words::resource(), words::resources()),
        "system" => (words::system(), words::systems()),
        "domain" => (words::domain(), words::domains()),
        "group" => (words::group(), words::groups()),
        "user" => (words::user(), words::users()),
        "location" => (words::location(), words::locations()),
        "template" => (words::template(), words::templates()),
        "airesource" => (words::ai_resource(), words::ai_resources()),
        _ => return None,
    })
}
