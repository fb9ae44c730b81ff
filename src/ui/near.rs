//! What is below the fold can wait until it is near.

use js_sys::Array;
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How far from what is in sight is near.
const MARGIN: &str = "200px";

/// Whether an element has come near what is in sight; it stays so.
pub fn use_near(place: NodeRef<Div>) -> RwSignal<bool> {
    let is_near = RwSignal::new(false);
    let watching = StoredValue::new_local(None::<(IntersectionObserver, Closure<dyn Fn(Array)>)>);
    let stop = move || {
        let watched = watching.try_update_value(Option::take).flatten();
        if let Some((observer, _)) = watched {
            observer.disconnect();
        }
    };
    Effect::new(move |_| {
        let Some(place) = place.get() else { return };
        let seen = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
            let mut entries = entries.iter().filter_map(|entry| entry.dyn_into().ok());
            if entries.any(|entry: IntersectionObserverEntry| entry.is_intersecting()) {
                // The observer goes with the view: it may not be dropped while it calls.
                is_near.try_set(true);
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(MARGIN);
        let observer =
            IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &options);
        match observer {
            Ok(observer) => {
                let place: &Element = &place;
                observer.observe(place);
                watching.set_value(Some((observer, seen)));
            }
            Err(_) => is_near.set(true),
        }
    });
    on_cleanup(stop);
    is_near
}
