//! The page for addresses where nothing lives.

mod stock;

use catalog::listing::Listing;
use leptos::prelude::*;

use self::stock::Instead;
use crate::presentation::set_title;
use crate::route::Route;
use crate::ui::{Empty, Link};

/// Says which address it was, and leads to what is nearest.
#[component]
pub fn UnknownPage(path: String) -> impl IntoView {
    let query = window().location().search().unwrap_or_default();
    let path = path.split_once('?').map_or(&*path, |(path, _)| path);
    let Instead {
        title,
        message,
        nearest,
    } = stock::instead(path, &query).unwrap_or_else(|| Instead {
        title: "Page not found",
        message: ["Nothing lives at ", path, "."].concat(),
        nearest: (
            Route::Catalog(Listing::default()),
            "To the catalog".to_owned(),
        ),
    });
    set_title(move || title.to_owned());
    let (route, words) = nearest;
    view! {
        <Empty icon="map-pin" title=title whole_page=true>
            <p>{message}</p>
            <Link href=route.href()>{words}</Link>
        </Empty>
    }
}
