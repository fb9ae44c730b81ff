//! How large boxes and words are, known before they are laid out.

use std::collections::HashMap;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement};

use super::layout::{Sizes, is_dense};
use super::scene::{Boxed, Scene, Target};

/// How high a box is.
pub const HEIGHT: i32 = 36;

/// Inside a box, left and right of what is in it.
pub const PADDING: i32 = 12;

/// How large an icon is.
pub const ICON: i32 = 16;

/// Between the icon and the words.
pub const GAP: i32 = 8;

/// By how much a group looks out behind itself, to the right and below.
pub const BEHIND: i32 = 4;

/// How high the words of a line are.
const LABEL: i32 = 16;

/// Letters of a title in its box; the whole of it is its tooltip.
const LETTERS: usize = 30;

/// Letters as the style has them.
const FONTS: [&str; 2] = ["600 13px ", "400 11px "];

/// A scene whose sizes are known.
#[derive(Clone, Debug, Default)]
pub struct Measured {
    /// For the layout.
    pub sizes: Sizes,
    /// Titles as they fit into their boxes.
    pub titles: Vec<String>,
}

impl Measured {
    /// Measures the words of a scene in the letters of the place where it will be.
    pub fn of(scene: &Scene, place: &Element) -> Self {
        let ruler = Ruler::new(place);
        let titles: Vec<String> = scene
            .boxes
            .iter()
            .map(|one| shortened(&one.title))
            .collect();
        let mut sizes = Sizes {
            direction: scene.direction,
            curve: scene.curve,
            is_dense: is_dense(scene.boxes.len(), scene.lines.len()),
            ..Sizes::default()
        };
        // A canvas takes another font only slowly: all of one come together.
        ruler.take(FONTS[0]);
        for (one, title) in scene.boxes.iter().zip(&titles) {
            let end = if has_end(one) { GAP + ICON } else { 0 };
            let width = PADDING + ICON + GAP + ruler.width(title) + end + PADDING;
            let behind = behind(one);
            sizes.boxes.extend([width + behind, HEIGHT + behind]);
        }
        ruler.take(FONTS[1]);
        let mut known = HashMap::new();
        for line in &scene.lines {
            let (width, height) = match sizes.is_dense {
                true => (0, 0),
                false => {
                    let words = line.label.as_str();
                    let width = *known.entry(words).or_insert_with(|| ruler.width(words));
                    (width + GAP, LABEL)
                }
            };
            sizes
                .lines
                .extend([line.from as i32, line.to as i32, width, height]);
        }
        Self { sizes, titles }
    }
}

/// Whether something to press is at the end of the box: the way to the page, or what opens a group.
fn has_end(one: &Boxed) -> bool {
    one.page.is_some() || matches!(one.target, Target::Group(_))
}

/// By how much a box is larger than its face.
pub fn behind(one: &Boxed) -> i32 {
    match one.target {
        Target::Group(_) => BEHIND,
        Target::Entity(_) => 0,
    }
}

struct Ruler {
    /// `None` where the browser has none: then widths are guessed.
    context: Option<CanvasRenderingContext2d>,
    family: String,
}

impl Ruler {
    fn new(place: &Element) -> Self {
        let style = window().get_computed_style(place).ok().flatten();
        let family = style.and_then(|style| style.get_property_value("font-family").ok());
        Self {
            context: context(),
            family: family.unwrap_or_else(|| "sans-serif".to_owned()),
        }
    }

    fn take(&self, font: &str) {
        if let Some(context) = &self.context {
            context.set_font(&[font, &self.family].concat());
        }
    }

    fn width(&self, text: &str) -> i32 {
        match &self.context {
            Some(context) => {
                let metrics = context.measure_text(text);
                metrics.map_or(0, |metrics| metrics.width().ceil() as i32)
            }
            None => text.chars().count() as i32 * 8,
        }
    }
}

fn context() -> Option<CanvasRenderingContext2d> {
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.get_context("2d").ok()??.dyn_into().ok()
}

fn shortened(title: &str) -> String {
    if title.chars().count() <= LETTERS {
        return title.to_owned();
    }
    let mut short: String = title.chars().take(LETTERS - 1).collect();
    short.truncate(short.trim_end().len());
    short + "…"
}
