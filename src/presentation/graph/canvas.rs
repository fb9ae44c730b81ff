//! A picture under way: made in small portions, so that the page answers meanwhile.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::Element;

use super::boxes::Drawing;
use super::drawn::{Drawn, Ink, Made};
use super::element::{append, element};
use super::layout::Layout;
use super::lines::{Strokes, add_words};
use super::measured::Measured;
use super::scene::Scene;

/// Boxes or lines made at a time.
const PORTION: usize = 100;

/// A picture, whole or in part.
#[derive(Clone, Copy)]
pub struct Canvas {
    drawn: StoredValue<Drawn, LocalStorage>,
    /// What is drawn: an older picture stops.
    plan: StoredValue<Option<Arc<Plan>>>,
    /// Whether some of it is still to come.
    pub is_drawing: RwSignal<bool>,
}

/// All that is known of a picture.
pub struct Plan {
    /// What is in it.
    pub scene: Arc<Scene>,
    /// How large that is.
    pub measured: Measured,
    /// Where it is.
    pub layout: Layout,
}

impl Default for Canvas {
    fn default() -> Self {
        Self {
            drawn: StoredValue::new_local(Drawn::default()),
            plan: StoredValue::new(None),
            is_drawing: RwSignal::new(false),
        }
    }
}

impl Canvas {
    /// Draws in place of what was in an element; `done` is called when all of it is there.
    pub fn draw(self, into: &Element, plan: Plan, done: impl FnOnce() + 'static) {
        let class = if plan.measured.sizes.is_dense {
            "lines dense"
        } else {
            "lines"
        };
        let lines = element("g", &[("class", class), ("aria-hidden", "true")]);
        let boxes = element("g", &[("class", "boxes")]);
        let (Some(lines), Some(boxes)) = (lines, boxes) else {
            return;
        };
        into.set_text_content(None);
        append(into, [Some(lines.clone()), Some(boxes.clone())]);
        self.drawn.set_value(Drawn::within(into, &lines));
        self.is_drawing.set(true);
        let plan = Arc::new(plan);
        self.plan.set_value(Some(Arc::clone(&plan)));
        self.go_on(Job { plan, lines, boxes }, 0, done);
    }

    fn go_on(self, job: Job, start: usize, done: impl FnOnce() + 'static) {
        let current = self.plan.try_get_value().flatten();
        if !current.is_some_and(|plan| Arc::ptr_eq(&plan, &job.plan)) {
            return;
        }
        let scene = &job.plan.scene;
        let (boxes, all) = (scene.boxes.len(), scene.boxes.len() + scene.lines.len());
        // A portion has boxes or lines.
        let end = if start < boxes { boxes } else { all };
        let end = end.min(start + PORTION);
        self.drawn.update_value(|drawn| match start < boxes {
            true => job.add_boxes(start..end, drawn),
            false => job.add_lines(start - boxes..end - boxes, drawn),
        });
        if end < all {
            let wait = std::time::Duration::ZERO;
            set_timeout(move || self.go_on(job, end, done), wait);
        } else {
            self.is_drawing.set(false);
            done();
        }
    }

    /// Whether there is very much in it.
    pub fn is_dense(self) -> bool {
        let plan = self.plan.try_get_value().flatten();
        plan.is_some_and(|plan| plan.measured.sizes.is_dense)
    }

    /// Gives boxes in a rectangle of the picture (left, top, right, bottom) what can be seen from near.
    pub fn complete(self, (left, top, right, bottom): (i32, i32, i32, i32)) {
        let Some(plan) = self.plan.try_get_value().flatten() else {
            return;
        };
        let is_within =
            |(x, y): (i32, i32)| (left..right).contains(&x) && (top..bottom).contains(&y);
        let boxes = plan.layout.boxes.iter().enumerate();
        let places = boxes.filter(|(_, middle)| is_within(**middle));
        // The picture may be gone by now.
        let _ = self.drawn.try_update_value(|drawn| {
            for (place, _) in places {
                plan.complete(place, drawn);
            }
        });
    }

    /// Gives all boxes what can be seen from near: in a file every reader may come near.
    pub fn complete_all(self) {
        self.complete((i32::MIN, i32::MIN, i32::MAX, i32::MAX));
    }

    /// Shows which lines begin or end at a box, and those of none.
    pub fn light(self, place: Option<usize>) {
        let plan = self.plan.try_get_value().flatten();
        // The picture may be gone while its last event comes.
        let _ = self.drawn.try_update_value(|drawn| {
            if let Some((plan, place)) = plan.zip(place) {
                plan.complete(place, drawn);
            }
            drawn.light(place);
        });
    }

    /// What is pressed of a box, or of the last there is.
    pub fn pressed(self, place: usize) -> Option<Element> {
        let pressed = |drawn: &Drawn| {
            let last = drawn.boxes.len().checked_sub(1)?;
            let made = drawn.boxes.get(place.min(last))?;
            Some(made.pressed.clone())
        };
        self.drawn.try_with_value(pressed).flatten()
    }
}

impl Plan {
    fn drawing(&self, place: usize) -> Option<Drawing<'_>> {
        let sizes = self.measured.sizes.boxes.get(place * 2..place * 2 + 2)?;
        Some(Drawing {
            one: self.scene.boxes.get(place)?,
            place,
            title: self.measured.titles.get(place)?,
            size: (sizes[0], sizes[1]),
            middle: self.layout.boxes.get(place).copied()?,
        })
    }

    /// Gives a box what can be seen from near, if it has not got it.
    fn complete(&self, place: usize, drawn: &mut Drawn) {
        let made = drawn.boxes.get_mut(place).filter(|made| !made.is_complete);
        if let Some((drawing, made)) = self.drawing(place).zip(made) {
            drawing.complete(&made.node, &made.pressed);
            made.is_complete = true;
        }
    }

    fn strokes(&self, place: usize) -> Strokes {
        let points = self.layout.lines.get(place).map_or(&[][..], Vec::as_slice);
        let is_upright = self.scene.direction.is_upright();
        Strokes::through(points, self.scene.curve, is_upright)
    }
}

struct Job {
    plan: Arc<Plan>,
    lines: Element,
    boxes: Element,
}

impl Job {
    fn is_dense(&self) -> bool {
        self.plan.measured.sizes.is_dense
    }

    fn add_boxes(&self, places: std::ops::Range<usize>, drawn: &mut Drawn) {
        for place in places {
            let made = self.plan.drawing(place).and_then(|drawing| drawing.draw());
            let Some((node, pressed)) = made else {
                continue;
            };
            append(&self.boxes, [Some(node.clone())]);
            drawn.boxes.push(Made {
                node,
                pressed,
                is_complete: false,
            });
            // A thousand boxes get it when a reader comes near.
            if !self.is_dense() {
                self.plan.complete(place, drawn);
            }
        }
    }

    fn add_lines(&self, places: std::ops::Range<usize>, drawn: &mut Drawn) {
        let first = drawn.lines.len();
        for place in places {
            let line = &self.plan.scene.lines[place];
            let strokes = self.plan.strokes(place);
            let ink = if self.is_dense() {
                Ink::Shared(strokes)
            } else {
                let Some(element) = strokes.draw() else {
                    continue;
                };
                let at = self.plan.layout.labels.get(place);
                add_words(&element, &line.label, at.copied().unwrap_or_default());
                append(&self.lines, [Some(element.clone())]);
                Ink::Own(element)
            };
            drawn.lines.push((line.from, line.to, ink));
        }
        if self.is_dense() {
            append(&self.lines, [drawn.together(first)]);
        }
    }
}
