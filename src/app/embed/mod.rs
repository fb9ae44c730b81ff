//! A tab or a card in a page of somebody else's: what `<callboard-tab>` shows.
//!
//! `element.js` is the element. When one comes near what is in sight it loads this program and orders
//! from it; the program shows what is ordered in the element's shadow root, and what is ordered of one
//! portal shares its catalog. The page's title, address and storage stay the page's own.

mod attention;
mod part;
mod shared;

use std::any::Any;
use std::rc::Rc;

use js_sys::Function;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

use self::part::Part;
use self::shared::Shared;
use super::crash;
use crate::api::Tokens;
use crate::language::spoken;
use crate::lazy::{chunk, import_by};
use crate::presentation::deferred;
use crate::site;
use crate::ui::Skeleton;

#[wasm_bindgen]
extern "C" {
    /// What an element shows, in its words.
    pub type Order;

    /// Where it is shown.
    #[wasm_bindgen(method, getter)]
    fn place(this: &Order) -> HtmlElement;

    /// The address of the portal's `config.json`.
    #[wasm_bindgen(method, getter)]
    fn config(this: &Order) -> String;

    /// The name of one of its backends, if it is not the first.
    #[wasm_bindgen(method, getter)]
    fn backend(this: &Order) -> Option<String>;

    /// The reference of an entity.
    #[wasm_bindgen(method, getter)]
    fn entity(this: &Order) -> String;

    /// Which of its tabs: `catalog/overview`.
    #[wasm_bindgen(method, getter)]
    fn tab(this: &Order) -> Option<String>;

    /// Which card, if it is no tab.
    #[wasm_bindgen(method, getter)]
    fn card(this: &Order) -> Option<String>;

    /// What gives tokens, if the page has it.
    #[wasm_bindgen(method, getter)]
    fn token(this: &Order) -> Option<Function>;

    /// Called with the address a reader wants to go to, and with the entity whose page that is.
    #[wasm_bindgen(method)]
    fn leave(this: &Order, href: &str, entity: Option<String>);

    /// Called with a sentence when there is something else to see than what was ordered.
    #[wasm_bindgen(method)]
    fn fail(this: &Order, reason: &str);
}

/// Settles in a page of somebody else's. The files of the portal are in the folder `files`, the embedded
/// catalog is the `worker` there, and `importer` loads modules. Before anything else, and once.
pub fn visit(importer: Function, files: &str, worker: &str) {
    site::visit(files, worker);
    import_by(importer);
    crash::show_panics();
}

/// What is shown of an order, until it ends.
#[wasm_bindgen]
pub struct Embedded {
    place: HtmlElement,
    // In this order: a view ends before what it asks.
    _view: Box<dyn Any>,
    _portal: Rc<Shared>,
}

#[wasm_bindgen]
impl Embedded {
    /// Shows what is ordered.
    pub fn of(order: Order) -> Self {
        let tokens = order.token().map(Tokens::by);
        let portal = Shared::of(&order.config(), order.backend(), tokens);
        let place = order.place();
        let told: Order = order.clone().unchecked_into();
        crash::show_panics_in(&place, move |reason| told.fail(reason));
        let shown = portal.clone();
        let view = portal.owner().with(|| {
            let marked = place.clone();
            mount_to(place.clone(), move || {
                // Whatever language the page is in.
                Effect::new(move |_| marked.set_lang(spoken().code));
                let order = StoredValue::new_local(order);
                let portal = StoredValue::new_local(shown);
                deferred(
                    move || part(order, portal),
                    || view! { <Skeleton lines=4 /> }.into_any(),
                )
            })
        });
        Self {
            place,
            _view: Box::new(view),
            _portal: portal,
        }
    }

    /// Takes it away, and its catalog with the last that is shown of it.
    pub fn end(self) {}
}

chunk! { entity:
    fn part(order: StoredValue<Order, LocalStorage>, portal: StoredValue<Rc<Shared>, LocalStorage>) -> AnyView {
        view! { <Part order=order portal=portal /> }.into_any()
    }
}

impl Drop for Embedded {
    fn drop(&mut self) {
        crash::forget(&self.place);
    }
}
