//! A picture as a file of its own: colours resolved, icons within, all of it in sight.

use std::collections::HashMap;

use js_sys::{Array, Promise};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, Element, HtmlCanvasElement, HtmlImageElement,
    SvgElement, Url, XmlSerializer,
};

use super::element::{append, element, set};
use crate::ui::save;

/// What the style sheet decides about elements.
const STYLES: [&str; 8] = [
    "fill",
    "stroke",
    "stroke-width",
    "color",
    "font-family",
    "font-size",
    "font-weight",
    "text-anchor",
];

/// Pixels of a picture for one of the graph's.
const SHARPNESS: f64 = 2.0;

/// Browsers make no larger canvas than that, in either direction.
const LARGEST: f64 = 12000.0;

/// Saves the picture as SVG.
pub fn save_svg(picture: &SvgElement, name: &str) -> Result<(), JsValue> {
    let (text, _, _) = standalone(picture)?;
    save(&blob(&text, "image/svg+xml")?, &[name, ".svg"].concat())
}

/// Saves the picture as PNG.
pub async fn save_png(picture: SvgElement, name: String) -> Result<(), JsValue> {
    let (text, width, height) = standalone(&picture)?;
    let url = Url::create_object_url_with_blob(&blob(&text, "image/svg+xml")?)?;
    let image = HtmlImageElement::new()?;
    image.set_src(&url);
    let loaded = JsFuture::from(image.decode()).await;
    let sharpness = SHARPNESS.min(LARGEST / width).min(LARGEST / height);
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.dyn_into()?;
    canvas.set_width((width * sharpness) as u32);
    canvas.set_height((height * sharpness) as u32);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: CanvasRenderingContext2d = context.dyn_into()?;
    loaded?;
    context.draw_image_with_html_image_element_and_dw_and_dh(
        &image,
        0.0,
        0.0,
        width * sharpness,
        height * sharpness,
    )?;
    Url::revoke_object_url(&url)?;
    let made = Promise::new(&mut |resolve, reject| {
        let take = resolve.unchecked_ref();
        if let Err(error) = canvas.to_blob(take) {
            // Settling a promise of our own cannot throw.
            let _ = reject.call1(&JsValue::NULL, &error);
        }
    });
    let made: Blob = JsFuture::from(made).await?.dyn_into()?;
    save(&made, &[&name, ".png"].concat())
}

/// The text of the picture, and its width and height.
fn standalone(picture: &SvgElement) -> Result<(String, f64, f64), JsValue> {
    let copy: Element = picture.clone_node_with_deep(true)?.dyn_into()?;
    resolve(picture, &copy)?;
    let (width, height) = extent(picture);
    copy.remove_attribute("style")?;
    if let Some(content) = copy.query_selector(".content")? {
        content.remove_attribute("data-lit")?;
    }
    let (width_text, height_text) = (width.to_string(), height.to_string());
    set(&copy, "xmlns", "http://www.w3.org/2000/svg");
    set(
        &copy,
        "viewBox",
        &["0 0 ", &width_text, " ", &height_text].concat(),
    );
    set(&copy, "width", &width_text);
    set(&copy, "height", &height_text);
    let ground = element("rect", &[("width", &width_text), ("height", &height_text)]);
    if let (Some(ground), Some(frame)) = (&ground, picture.parent_element()) {
        let style = window().get_computed_style(&frame)?.ok_or(JsValue::NULL)?;
        set(
            ground,
            "fill",
            &style.get_property_value("background-color")?,
        );
    }
    let symbols = symbols(&copy)?;
    // The ground is under all of it.
    for under in ground.into_iter().chain(symbols) {
        copy.insert_before(&under, copy.first_child().as_ref())?;
    }
    absolute_links(&copy)?;
    let text = XmlSerializer::new()?.serialize_to_string(&copy)?;
    Ok((text, f64::from(width), f64::from(height)))
}

/// How far the picture reaches, in its own measure.
fn extent(picture: &Element) -> (i32, i32) {
    let of = |name: &str| {
        let value = picture.get_attribute(name);
        value.and_then(|value| value.parse().ok()).unwrap_or(1)
    };
    (of("width"), of("height"))
}

/// Writes the computed style of every element on its copy. Elements of one sort look the same, so
/// one of each is asked.
fn resolve(original: &Element, copy: &Element) -> Result<(), JsValue> {
    let (originals, copies) = (
        original.query_selector_all("*")?,
        copy.query_selector_all("*")?,
    );
    let mut known: HashMap<String, Vec<String>> = HashMap::new();
    for index in 0..originals.length() {
        let (Some(original), Some(copy)) = (originals.item(index), copies.item(index)) else {
            continue;
        };
        let (original, copy): (Element, Element) = (original.dyn_into()?, copy.dyn_into()?);
        let class = |element: &Element| element.get_attribute("class").unwrap_or_default();
        let parent = original.parent_element().map(|parent| class(&parent));
        let sort = [
            original.local_name(),
            class(&original),
            parent.unwrap_or_default(),
        ]
        .join("/");
        if !known.contains_key(&sort) {
            let style = window()
                .get_computed_style(&original)?
                .ok_or(JsValue::NULL)?;
            let values = STYLES.iter().map(|name| style.get_property_value(name));
            known.insert(sort.clone(), values.collect::<Result<_, _>>()?);
        }
        let values = known.get(&sort).into_iter().flatten();
        for (name, value) in STYLES.iter().zip(values) {
            set(&copy, name, value);
        }
    }
    Ok(())
}

/// The icons that a picture uses.
fn symbols(copy: &Element) -> Result<Option<Element>, JsValue> {
    let Some(definitions) = element("defs", &[]) else {
        return Ok(None);
    };
    let used = copy.query_selector_all("use")?;
    let mut names: Vec<String> = Vec::new();
    for index in 0..used.length() {
        let name = used.item(index).and_then(|used| {
            let used: Element = used.dyn_into().ok()?;
            Some(
                used.get_attribute("href")?
                    .trim_start_matches('#')
                    .to_owned(),
            )
        });
        names.extend(name.filter(|name| !names.contains(name)));
    }
    for name in names {
        if let Some(symbol) = document().get_element_by_id(&name) {
            append(
                &definitions,
                [symbol.clone_node_with_deep(true)?.dyn_into().ok()],
            );
        }
    }
    Ok(Some(definitions))
}

/// Links of a file have to name the portal.
fn absolute_links(copy: &Element) -> Result<(), JsValue> {
    let origin = window().location().origin()?;
    let links = copy.query_selector_all("a[href^='/']")?;
    for index in 0..links.length() {
        if let Some(link) = links.item(index) {
            let link: Element = link.dyn_into()?;
            let href = link.get_attribute("href").unwrap_or_default();
            set(&link, "href", &[&origin, href.as_str()].concat());
        }
    }
    Ok(())
}

fn blob(text: &str, media_type: &str) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)
}
