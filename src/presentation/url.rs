//! Which URLs out of entities become links.

use crate::site;

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

/// The URL, if a picture may be loaded from it: over the network, or written out in full. Scripts in a
/// picture do not run.
pub fn picture_url(url: &str) -> Option<&str> {
    let url = url.trim();
    let begins = |scheme: &str| {
        let head = url.get(..scheme.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(scheme))
    };
    let safe = ["http://", "https://", "data:image/"];
    safe.into_iter().any(begins).then_some(url)
}

/// Where a place that annotations name, `url:https://...`, can be seen, if a browser may follow it.
pub fn place_url(place: &str) -> Option<&str> {
    safe_url(place.strip_prefix("url:").unwrap_or(place))
}

/// A text in which URLs of the portal's own site are paths: in most catalogs that is where the
/// files are, and the rest of the URL tells nobody anything.
pub fn without_origin(text: &str) -> String {
    match site::origin() {
        Ok(origin) => text.replace(&(origin + "/"), "/"),
        Err(_) => text.to_owned(),
    }
}
