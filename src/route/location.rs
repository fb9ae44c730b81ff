//! The address bar as a signal: where the reader is, and how to go elsewhere.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlAnchorElement, MouseEvent, PopStateEvent, Window};

use super::{Reading, Route};

/// How a move enters the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// A new entry: the reader went somewhere.
    Push,
    /// In place of the current entry: the reader adjusted where they are.
    Replace,
}

/// Where the reader is.
#[derive(Clone, Copy)]
pub struct Address {
    reading: RwSignal<Reading>,
    arrivals: RwSignal<u32>,
    last_page: StoredValue<String>,
}

impl Address {
    /// The current place.
    pub fn reading(self) -> Signal<Reading> {
        self.reading.into()
    }

    /// Changes whenever another page is reached, not with adjustments of the current one (its
    /// filters, its next rows); the shell moves the focus by it.
    pub fn arrivals(self) -> Signal<u32> {
        self.arrivals.into()
    }

    /// Goes to a place of the portal.
    pub fn go(self, route: &Route, how: Move) {
        self.go_to(&route.href(), how);
    }

    /// Goes to an address of the portal.
    pub fn go_to(self, href: &str, how: Move) {
        let Ok(history) = window().history() else {
            return;
        };
        let moved = match how {
            Move::Push => history.push_state_with_url(&JsValue::NULL, "", Some(href)),
            Move::Replace => history.replace_state_with_url(&JsValue::NULL, "", Some(href)),
        };
        // Browsers refuse a flood of history entries.
        if moved.is_err() {
            leptos::logging::warn!("the browser did not take {href} into its history");
            return;
        }
        if how == Move::Push {
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
        self.arrive();
    }

    fn arrive(self) {
        let reading = read_bar(&window());
        let page = reading.route.page();
        self.reading.set(reading);
        if self.last_page.get_value() != page {
            self.last_page.set_value(page);
            self.arrivals.update(|count| *count += 1);
        }
    }
}

/// Reads the address bar from now on, and turns clicks on the portal's own links into moves.
pub fn provide_address() -> Address {
    let reading = read_bar(&window());
    let address = Address {
        arrivals: RwSignal::new(0),
        last_page: StoredValue::new(reading.route.page()),
        reading: RwSignal::new(reading),
    };
    provide_context(address);

    let on_back = window_event_listener(leptos::ev::popstate, move |_: PopStateEvent| {
        address.arrive();
    });
    let on_click = window_event_listener(leptos::ev::click, move |event: MouseEvent| {
        if let Some(href) = followed_link(&event) {
            event.prevent_default();
            address.go_to(&href, Move::Push);
        }
    });
    on_cleanup(move || {
        on_back.remove();
        on_click.remove();
    });
    address
}

/// The address bar of this portal.
///
/// # Panics
/// Outside the portal's shell, which provides it.
pub fn use_address() -> Address {
    expect_context()
}

fn read_bar(window: &Window) -> Reading {
    let location = window.location();
    let path = location.pathname().unwrap_or_default();
    let query = location.search().unwrap_or_default();
    Route::read(&path, &query)
}

/// The path a click leads to, if it is an ordinary click on an ordinary link of this origin.
fn followed_link(event: &MouseEvent) -> Option<String> {
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if event.default_prevented() || event.button() != 0 || modified {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    let link: HtmlAnchorElement = target.closest("a[href]").ok()??.dyn_into().ok()?;
    let elsewhere = !link.target().is_empty() || link.has_attribute("download");
    let location = window().location();
    if elsewhere || link.origin() != location.origin().ok()? {
        return None;
    }
    // A link within the page scrolls as ever.
    let same_page = Some(link.pathname()) == location.pathname().ok()
        && Some(link.search()) == location.search().ok();
    if same_page && !link.hash().is_empty() {
        return None;
    }
    Some([link.pathname(), link.search(), link.hash()].concat())
}
