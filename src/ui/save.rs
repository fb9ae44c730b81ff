//! Files for the reader to keep.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, HtmlAnchorElement, Url};

/// How long the browser may take to begin.
const TAKEN: std::time::Duration = std::time::Duration::from_secs(60);

/// Has the browser save a file under a name, as a download.
pub fn save(file: &Blob, name: &str) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(file)?;
    let link: HtmlAnchorElement = document().create_element("a")?.dyn_into()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    let release = move || {
        // Revoking a URL of our own cannot fail.
        let _ = Url::revoke_object_url(&url);
    };
    set_timeout(release, TAKEN);
    Ok(())
}
