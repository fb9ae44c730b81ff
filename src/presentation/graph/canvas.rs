//! The elements of a picture: measured before they are laid out, and made in small portions.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement};

use super::curve::path;
use super::element::{append, element, icon, rectangle, set, text};
use super::layout::{Layout, Sizes, is_dense};
use super::scene::{Boxed, Line, Scene, Target};

/// How high a box is.
pub const HEIGHT: i32 = 36;

const PADDING: i32 = 12;
const ICON: i32 = 16;
const GAP: i32 = 8;
const LABEL: i32 = 16;

/// Letters of a title in its box; the whole of it is its tooltip.
const LETTERS: usize = 30;

/// Boxes or lines made at a time, so that the page answers meanwhile.
const PORTION: usize = 80;

/// Letters as the style has them.
const FONTS: [&str; 2] = ["600 13px ", "400 11px "];

/// A scene whose sizes are known.
#[derive(Clone, Debug, Default)]
pub struct Measured {
    /// For the layout.
    pub sizes: Sizes,
    /// Titles as they fit into their boxes.
    titles: Vec<String>,
}

/// Measures the words of a scene.
pub fn measure(scene: &Scene) -> Measured {
    let family = document().body().and_then(|body| {
        let style = window().get_computed_style(&body).ok()??;
        style.get_property_value("font-family").ok()
    });
    let family = family.unwrap_or_else(|| "sans-serif".to_owned());
    let context = context();
    let width = |font: &str, text: &str| match &context {
        Some(context) => {
            context.set_font(&[font, &family].concat());
            let metrics = context.measure_text(text);
            metrics.map_or(0, |metrics| metrics.width().ceil() as i32)
        }
        None => text.chars().count() as i32 * 8,
    };
    let titles: Vec<String> = scene
        .boxes
        .iter()
        .map(|one| shortened(&one.title))
        .collect();
    let mut sizes = Sizes {
        direction: scene.direction,
        is_dense: is_dense(scene.boxes.len(), scene.lines.len()),
        ..Sizes::default()
    };
    for (one, title) in scene.boxes.iter().zip(&titles) {
        let end = if has_end(one) { GAP + ICON } else { 0 };
        let width = PADDING + ICON + GAP + width(FONTS[0], title) + end + PADDING;
        sizes.boxes.extend([width, HEIGHT]);
    }
    for line in &scene.lines {
        let (width, height) = match sizes.is_dense {
            true => (0, 0),
            false => (width(FONTS[1], &line.label) + GAP, LABEL),
        };
        sizes
            .lines
            .extend([line.from as i32, line.to as i32, width, height]);
    }
    Measured { sizes, titles }
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

/// Whether something to press is at the end of the box: the way to the page, or what opens a group.
fn has_end(one: &Boxed) -> bool {
    one.page.is_some() || matches!(one.target, Target::Group(_))
}

/// What was made, by places in the scene.
#[derive(Default)]
pub struct Drawn {
    /// What is pressed.
    pub boxes: Vec<Element>,
    lines: Vec<(usize, usize, Element)>,
    content: Option<Element>,
}

impl Drawn {
    /// Shows which lines begin or end at a box, and those of none.
    pub fn light(&self, place: Option<usize>) {
        let Some(content) = &self.content else { return };
        match place {
            Some(_) => set(content, "data-lit", "true"),
            // Refused only for names that are none.
            None => _ = content.remove_attribute("data-lit"),
        }
        for (from, to, line) in &self.lines {
            let is_lit = place.is_some_and(|place| place == *from || place == *to);
            let class = if is_lit { "line lit" } else { "line" };
            if line.get_attribute("class").as_deref() != Some(class) {
                set(line, "class", class);
            }
        }
    }
}

/// A picture under way.
#[derive(Clone, Copy)]
pub struct Canvas {
    /// What is there so far.
    pub drawn: StoredValue<Drawn, LocalStorage>,
    /// How many pictures were begun: an older one stops.
    begun: StoredValue<u32>,
    /// Whether some of it is still to come.
    pub is_drawing: RwSignal<bool>,
}

impl Canvas {
    /// An empty one.
    pub fn new() -> Self {
        Self {
            drawn: StoredValue::new_local(Drawn::default()),
            begun: StoredValue::new(0),
            is_drawing: RwSignal::new(false),
        }
    }

    /// Draws a scene in place of what was in an element; `done` is called when all of it is there.
    pub fn draw(
        self,
        into: &Element,
        scene: std::sync::Arc<Scene>,
        measured: Measured,
        layout: Layout,
        done: impl FnOnce() + 'static,
    ) {
        self.begun.update_value(|begun| *begun += 1);
        let lines = element("g", &[("class", "lines"), ("aria-hidden", "true")]);
        let boxes = element("g", &[("class", "boxes")]);
        let (Some(lines), Some(boxes)) = (lines, boxes) else {
            return;
        };
        into.set_text_content(None);
        append(into, [Some(lines.clone()), Some(boxes.clone())]);
        self.drawn.set_value(Drawn {
            content: Some(into.clone()),
            ..Drawn::default()
        });
        self.is_drawing.set(true);
        let job = Job {
            scene,
            measured,
            layout,
            lines,
            boxes,
            order: self.begun.get_value(),
        };
        self.go_on(job, 0, done);
    }

    fn go_on(self, job: Job, start: usize, done: impl FnOnce() + 'static) {
        if self.begun.try_get_value() != Some(job.order) {
            return;
        }
        let all = job.scene.boxes.len() + job.scene.lines.len();
        let end = (start + PORTION).min(all);
        self.drawn.update_value(|drawn| {
            for place in start..end {
                match place.checked_sub(job.scene.boxes.len()) {
                    None => job.add_box(place, drawn),
                    Some(line) => job.add_line(line, drawn),
                }
            }
        });
        if end < all {
            let wait = std::time::Duration::ZERO;
            set_timeout(move || self.go_on(job, end, done), wait);
        } else {
            self.is_drawing.set(false);
            done();
        }
    }
}

struct Job {
    scene: std::sync::Arc<Scene>,
    measured: Measured,
    layout: Layout,
    lines: Element,
    boxes: Element,
    order: u32,
}

impl Job {
    fn add_box(&self, place: usize, drawn: &mut Drawn) {
        let one = &self.scene.boxes[place];
        let title = &self.measured.titles[place];
        let width = self.measured.sizes.boxes[place * 2];
        let middle = self.layout.boxes.get(place).copied().unwrap_or_default();
        let (x, y) = (middle.0 - width / 2, middle.1 - HEIGHT / 2);
        let at = ["translate(", &x.to_string(), " ", &y.to_string(), ")"].concat();
        let Some(node) = element("g", &[("transform", &at), ("class", "node")]) else {
            return;
        };
        let Some(pressed) = pressed(one, place) else {
            return;
        };
        if matches!(one.target, Target::Group(_)) {
            append(
                &pressed,
                [
                    rectangle(4, 4, width, HEIGHT, "behind"),
                    rectangle(2, 2, width, HEIGHT, "behind"),
                ],
            );
        }
        let tooltip = element("title", &[]);
        if let Some(tooltip) = &tooltip {
            tooltip.set_text_content(Some(&one.title));
        }
        let line = HEIGHT / 2 + 5;
        append(
            &pressed,
            [
                tooltip,
                rectangle(0, 0, width, HEIGHT, "face"),
                icon(one.icon, PADDING, (HEIGHT - ICON) / 2, ICON),
                text(title, PADDING + ICON + GAP, line, "title"),
            ],
        );
        let end = width - PADDING - ICON + 2;
        if matches!(one.target, Target::Group(_)) {
            append(
                &pressed,
                [icon("chevrons-up-down", end, (HEIGHT - ICON) / 2 + 1, 14)],
            );
        }
        append(&node, [Some(pressed.clone()), page_link(one, place, end)]);
        append(&self.boxes, [Some(node)]);
        drawn.boxes.push(pressed);
    }

    fn add_line(&self, place: usize, drawn: &mut Drawn) {
        let Line { from, to, label } = &self.scene.lines[place];
        let points = self.layout.lines.get(place).map_or(&[][..], Vec::as_slice);
        let is_upright = matches!(self.scene.direction.name(), "TB" | "BT");
        let line = element("g", &[("class", "line")]);
        let Some(line) = line else { return };
        let words = (!self.measured.sizes.is_dense).then(|| {
            let (x, y) = self.layout.labels.get(place).copied().unwrap_or_default();
            text(label, x, y + 4, "words")
        });
        let stroke = path(points, self.scene.curve, is_upright);
        append(
            &line,
            [
                element("path", &[("d", &stroke), ("class", "stroke")]),
                element("path", &[("d", &head(points)), ("class", "head")]),
                words.flatten(),
            ],
        );
        append(&self.lines, [Some(line.clone())]);
        drawn.lines.push((*from, *to, line));
    }
}

fn pressed(one: &Boxed, place: usize) -> Option<Element> {
    let place = place.to_string();
    let class = match (&one.target, one.is_root) {
        (Target::Group(_), _) => "box group",
        (_, true) => "box root",
        (_, false) => "box",
    };
    let common = [
        ("class", class),
        ("data-box", place.as_str()),
        ("aria-label", &one.label),
    ];
    let element = match &one.href {
        Some(href) => {
            let link = element("a", &common)?;
            set(&link, "href", href);
            if one.is_root {
                set(&link, "aria-current", "true");
            }
            link
        }
        None => {
            let button = element("g", &common)?;
            set(&button, "role", "button");
            set(&button, "tabindex", "0");
            button
        }
    };
    Some(element)
}

/// The second way out of a box. The keyboard has Shift and Enter for it.
fn page_link(one: &Boxed, place: usize, x: i32) -> Option<Element> {
    let page = one.page.as_deref()?;
    let label = ["Open the page of ", &one.title].concat();
    let link = element(
        "a",
        &[
            ("class", "page"),
            ("href", page),
            ("data-page", &place.to_string()),
            ("tabindex", "-1"),
            ("aria-label", &label),
        ],
    )?;
    let tooltip = element("title", &[]);
    if let Some(tooltip) = &tooltip {
        tooltip.set_text_content(Some(&label));
    }
    append(
        &link,
        [
            tooltip,
            rectangle(x - 5, 6, 24, 24, "field"),
            icon("arrow-up-right", x, 11, 14),
        ],
    );
    Some(link)
}

/// The arrow at the end of a line.
fn head(points: &[(i32, i32)]) -> String {
    let [.., before, (x, y)] = points else {
        return String::new();
    };
    let (dx, dy) = (f64::from(x - before.0), f64::from(y - before.1));
    let length = dx.hypot(dy).max(1.0);
    let (dx, dy) = (dx / length, dy / length);
    let corner = |side: f64| {
        let at = |end: i32, along: f64, across: f64| {
            let at = f64::from(end) - 8.0 * along + side * 4.0 * across;
            (at.round() as i32).to_string()
        };
        [at(*x, dx, -dy), at(*y, dy, dx)].join(" ")
    };
    let tip = [x.to_string(), y.to_string()].join(" ");
    ["M", &tip, "L", &corner(1.0), "L", &corner(-1.0), "Z"].concat()
}
