//! What a reader does to one entity.

use catalog::entity_ref::EntityRef;
use serde_json::json;

use super::{Client, Error, Request};

impl Client {
    /// Has the catalog read an entity's file again: at once where the catalog is embedded, soon over
    /// a backend.
    pub async fn refresh(self, reference: &EntityRef) -> Result<(), Error> {
        let body = json!({"entityRef": reference.to_string()});
        self.change(Request::post("/refresh", &body)).await?.done()
    }

    /// Takes an entity out of the catalog. If its file still leads to it, it comes back when that is
    /// read again.
    pub async fn delete_entity(self, uid: &str) -> Result<(), Error> {
        let uid = String::from(js_sys::encode_uri_component(uid));
        let target = ["/entities/by-uid/", &uid].concat();
        self.change(Request::delete(target)).await?.done()
    }
}
