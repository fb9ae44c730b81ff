//! The sheet of the tab. A portal with a strict policy takes no `<style>`; one that is constructed it takes.

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, HtmlElement};

/// Gives it to the root that the tab is in, which is the tab's alone.
pub fn adopt(root: &HtmlElement) -> Result<(), JsValue> {
    let sheet = CssStyleSheet::new()?;
    sheet.replace_sync(include_str!("tab.css"))?;
    let sheets = Reflect::get(&root.get_root_node(), &"adoptedStyleSheets".into())?;
    sheets.unchecked_into::<Array>().push(&sheet);
    Ok(())
}
