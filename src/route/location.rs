//! The address bar as a signal: where the reader is, and how to go elsewhere.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlAnchorElement, Location, MouseEvent, PopStateEvent, Window};

use super::guest::{Exit, Stay};
use super::{Reading, Route, guest};
use crate::site;

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
    /// In a page of somebody else's the address bar is not ours.
    stay: Option<Stay>,
}

impl Address {
    fn at(reading: Reading, stay: Option<Stay>) -> Self {
        let address = Self {
            arrivals: RwSignal::new(0),
            last_page: StoredValue::new(reading.route.page()),
            reading: RwSignal::new(reading),
            stay,
        };
        provide_context(address);
        address
    }

    /// The current place.
    pub fn reading(self) -> Signal<Reading> {
        self.reading.into()
    }

    /// Changes whenever another page is reached, not with adjustments of the current one (its
    /// filters, its next rows); the shell moves the focus by it.
    pub fn arrivals(self) -> Signal<u32> {
        self.arrivals.into()
    }

    /// Whether it says nothing but which portal it is.
    pub fn is_bare(self) -> bool {
        let location = window().location();
        self.stay.is_none() && path_of(&location) == "/" && location.search().as_deref() == Ok("")
    }

    /// Goes to a place of the portal.
    pub fn go(self, route: &Route, how: Move) {
        self.go_to(&route.path(), how);
    }

    /// Goes to an address of the portal, as it is written into links or without the portal's folder.
    pub fn go_to(self, path: &str, how: Move) {
        match self.stay {
            None => self.move_bar(
                &site::path_at_home(path).unwrap_or_else(|| path.to_owned()),
                how,
            ),
            Some(stay) => {
                let reading = guest::read(path);
                if reading.route.page() == self.last_page.get_value() {
                    self.reading.set(reading);
                } else {
                    stay.leave(path, &reading.route);
                }
            }
        }
    }

    fn move_bar(self, path: &str, how: Move) {
        // Another backend's page is another start of the portal.
        if site::is_of_other_backend(path) {
            // Addresses of one's own are never refused.
            let _ = window().location().assign(&site::page(path));
            return;
        }
        let path = &site::page(path);
        let Ok(history) = window().history() else {
            return;
        };
        let moved = match how {
            Move::Push => history.push_state_with_url(&JsValue::NULL, "", Some(path)),
            Move::Replace => history.replace_state_with_url(&JsValue::NULL, "", Some(path)),
        };
        // Browsers refuse a flood of history entries.
        if moved.is_err() {
            leptos::logging::warn!("the browser did not take {path} into its history");
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

    /// An address as it is written in the portal's pages, made absolute.
    pub fn resolve(self, href: &str) -> Result<web_sys::Url, JsValue> {
        let base = match self.stay {
            Some(stay) => stay.base(),
            None => window().location().href()?,
        };
        web_sys::Url::new_with_base(href, &base)
    }

    /// The path in the portal that an absolute address leads to, if it is the portal's.
    pub fn path_of(self, href: &str) -> Option<String> {
        match self.stay {
            Some(stay) => stay.path_of(href),
            None => {
                let url = web_sys::Url::new(href).ok()?;
                let is_own = url.origin() == window().location().origin().ok()?;
                let path = site::path_at_home(&url.pathname()).filter(|_| is_own)?;
                Some([path, url.search(), url.hash()].concat())
            }
        }
    }

    /// Turns a click on one of the portal's own links into a move.
    pub fn follow(self, event: &MouseEvent) {
        if let Some(path) = followed_link(event).and_then(|link| self.path_of(&link.href())) {
            event.prevent_default();
            self.go_to(&path, Move::Push);
        }
    }
}

/// Reads the address bar from now on, and turns clicks on the portal's own links into moves.
pub fn provide_address() -> Address {
    let address = Address::at(read_bar(&window()), None);
    let on_back = window_event_listener(leptos::ev::popstate, move |_: PopStateEvent| {
        address.arrive();
    });
    let on_click = window_event_listener(leptos::ev::click, move |event: MouseEvent| {
        address.follow(&event);
    });
    on_cleanup(move || {
        on_back.remove();
        on_click.remove();
    });
    address
}

/// An address for what is shown in a page of somebody else's: it knows one page of the portal, and
/// whoever leads elsewhere leaves by `exit`. The folder of the portal's pages is `base`.
pub fn provide_guest_address(route: Route, base: &str, exit: Exit) -> Address {
    let notices = Vec::new();
    Address::at(Reading { route, notices }, Some(Stay::of(base, exit)))
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
    let query = location.search().unwrap_or_default();
    Route::read(&path_of(&location), &query)
}

/// The path in the portal.
fn path_of(location: &Location) -> String {
    let path = location.pathname().unwrap_or_default();
    site::path_at_home(&path).unwrap_or(path)
}

/// The link a click is on, if both are ordinary.
fn followed_link(event: &MouseEvent) -> Option<HtmlAnchorElement> {
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if event.default_prevented() || event.button() != 0 || modified {
        return None;
    }
    // What is in a shadow root is not the event's target outside of it.
    let target: Element = event.composed_path().get(0).dyn_into().ok()?;
    let link: HtmlAnchorElement = target.closest("a[href]").ok()??.dyn_into().ok()?;
    let elsewhere = !link.target().is_empty() || link.has_attribute("download");
    if elsewhere {
        return None;
    }
    let location = window().location();
    // A link within the page scrolls as ever.
    let same_page = Some(link.origin()) == location.origin().ok()
        && Some(link.pathname()) == location.pathname().ok()
        && Some(link.search()) == location.search().ok();
    (!same_page || link.hash().is_empty()).then_some(link)
}
