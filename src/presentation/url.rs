//! Which URLs out of entities become links.

/// The URL, if a browser may follow it: anything but `http`, `https`, `mailto` and `tel` is shown
/// as text, so that no entity can run a script (`javascript:`) or smuggle a page (`data:`).
pub fn safe_url(url: &str) -> Option<&str> {
    let url = url.trim();
    let (scheme, _) = url.split_once(':')?;
    let safe = ["http", "https", "mailto", "tel"];
    safe.iter()
        .any(|known| scheme.eq_ignore_ascii_case(known))
        .then_some(url)
}

/// A text in which URLs of the portal's own site are paths: in most catalogs that is where the
/// files are, and the rest of the URL tells nobody anything.
pub fn without_origin(text: &str) -> String {
    match leptos::prelude::window().location().origin() {
        Ok(origin) => text.replace(&(origin + "/"), "/"),
        Err(_) => text.to_owned(),
    }
}
