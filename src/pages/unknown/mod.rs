//! The page for addresses where nothing lives.

mod stock;

use catalog::listing::Listing;
use leptos::prelude::*;

use self::stock::Instead;
use crate::language::words::unknown as words;
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
        title: words::title(),
        message: words::message(path),
        nearest: (
            Route::Catalog(Listing::default()),
            words::to_catalog().to_owned(),
        ),
    });
    set_title(move || title.to_owned());
    let (route, name) = nearest;
    view! {
        <Empty icon="map-pin" title=title whole_page=true>
            <p>{message}</p>
            <Link href=route.href()>{name}</Link>
        </Empty>
    }
}
