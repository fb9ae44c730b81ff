//! The page for addresses where nothing lives.

use catalog::listing::Listing;
use leptos::prelude::*;

use crate::presentation::set_title;
use crate::route::Route;
use crate::ui::{Empty, Link};

/// Says which address it was, and leads back.
#[component]
pub fn UnknownPage(path: String) -> impl IntoView {
    set_title(|| "Page not found".to_owned());
    let message = ["Nothing lives at ", &path, "."].concat();
    let catalog = Route::Catalog(Listing::default()).href();
    view! {
        <Empty icon="map-pin" title="Page not found" whole_page=true>
            <p>{message}</p>
            <Link href=catalog>"To the catalog"</Link>
        </Empty>
    }
}
