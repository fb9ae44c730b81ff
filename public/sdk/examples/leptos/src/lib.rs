//! Who is on call: a tab written in Rust. This file is what JavaScript sees; `rota` knows whose turn it
//! is, `tab` shows it, `sheet` is how it looks.

mod host;
mod rota;
mod sheet;
mod tab;

use leptos::mount::mount_to;
use leptos::prelude::*;
use std::any::Any;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use host::Host;
use rota::Entity;
use tab::Tab;

/// What the portal keeps: it tells of another entity, and ends the view.
#[wasm_bindgen]
pub struct Handle {
    entity: RwSignal<Entity, LocalStorage>,
    // Its type names every element of the view; dropping it takes them away.
    _view: Box<dyn Any>,
}

#[wasm_bindgen]
impl Handle {
    /// The reader is at another entity.
    pub fn update(&self, entity: JsValue) -> Result<(), JsValue> {
        self.entity.set(Entity::read(entity)?);
        Ok(())
    }

    /// The tab is left.
    pub fn unmount(self) {}
}

/// Shows the tab in `root`.
#[wasm_bindgen]
pub fn mount(root: HtmlElement, host: Host) -> Result<Handle, JsValue> {
    // A program that panics stops where it is. The portal sees an error, and shows it in place of the tab.
    assert!(host.subpath() != "panic", "asked to panic by the address");
    let entity = RwSignal::new_local(Entity::read(host.entity())?);
    sheet::adopt(&root)?;
    let view = mount_to(
        root,
        move || view! { <Tab entity=entity host=host.clone() /> },
    );
    Ok(Handle {
        entity,
        _view: Box::new(view),
    })
}
