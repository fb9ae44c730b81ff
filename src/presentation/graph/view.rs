//! What part of a picture is in sight: moved and enlarged by wheel and keys.

use leptos::html::Div;
use leptos::prelude::*;
use web_sys::{Element, KeyboardEvent, MouseEvent, WheelEvent};

use super::place::{Place, SMALLEST, WHOLE};

/// Smaller than so, words cannot be read: a picture begins larger, with a part of it in sight.
const READABLE: i32 = 620;

/// By how much a press enlarges.
const STEP: f64 = 1.25;

/// Pixels by which arrows move.
const MOVE: i32 = 60;

/// What the buttons in the corner cover of the frame's width.
const TOOLS: i32 = 44;

/// Around a picture that fits.
const MARGIN: i32 = 16;

/// The frame, and the part of the picture in it.
#[derive(Clone, Copy)]
pub struct View {
    /// The frame.
    pub frame: NodeRef<Div>,
    /// Where the picture is.
    pub place: RwSignal<Place>,
    /// How large the whole picture is.
    pub size: RwSignal<(i32, i32)>,
    /// The size of the frame when the picture was placed.
    pub seen: RwSignal<(i32, i32)>,
}

impl View {
    /// A frame with nothing in it.
    pub fn new() -> Self {
        Self {
            frame: NodeRef::new(),
            place: RwSignal::new(Place {
                x: 0,
                y: 0,
                scale: WHOLE,
            }),
            size: RwSignal::new((0, 0)),
            seen: RwSignal::new((1, 1)),
        }
    }

    fn measure(self) -> (i32, i32) {
        let frame = self.frame.get_untracked();
        let size = frame.map_or((1, 1), |frame| {
            (frame.client_width().max(1), frame.client_height().max(1))
        });
        if self.seen.get_untracked() != size {
            self.seen.set(size);
        }
        size
    }

    fn fitting(self, frame: (i32, i32)) -> i32 {
        let (width, height) = self.size.get_untracked();
        let across = (frame.0 - TOOLS - 2 * MARGIN).max(1) * WHOLE / width.max(1);
        let down = (frame.1 - 2 * MARGIN).max(1) * WHOLE / height.max(1);
        across.min(down).clamp(SMALLEST, WHOLE)
    }

    /// Whether the whole of it is too large to be read at once.
    pub fn is_large(self) -> bool {
        self.size.track();
        self.fitting(self.seen.get()) < READABLE
    }

    /// What is in sight where it can be read: left, top, right and bottom in the picture's measure.
    pub fn readable(self) -> Option<(i32, i32, i32, i32)> {
        let (place, seen) = (self.place.get_untracked(), self.seen.get_untracked());
        let of = |pixels: i32| pixels * WHOLE / place.scale.max(1);
        let is_readable = place.scale >= READABLE;
        is_readable.then(|| {
            let (left, top) = (of(-place.x), of(-place.y));
            (left, top, left + of(seen.0), top + of(seen.1))
        })
    }

    /// Whether some of it is out of sight.
    pub fn is_partial(self) -> bool {
        let (place, size, seen) = (self.place.get(), self.size.get(), self.seen.get());
        let is_out =
            |at: i32, size: i32, seen: i32| at < 0 || at + size * place.scale / WHOLE > seen;
        is_out(place.x, size.0, seen.0) || is_out(place.y, size.1, seen.1)
    }

    /// Shows all of it, as large as it fits.
    pub fn fit(self) {
        let frame = self.measure();
        let scale = self.fitting(frame);
        let (width, height) = self.size.get_untracked();
        self.place.set(Place {
            x: (frame.0 - TOOLS - width * scale / WHOLE) / 2,
            y: (frame.1 - height * scale / WHOLE) / 2,
            scale,
        });
    }

    /// Shows all of it where that can be read, else a point in the middle.
    pub fn begin(self, point: (i32, i32)) {
        let frame = self.measure();
        if self.fitting(frame) >= READABLE {
            return self.fit();
        }
        let mut place = Place {
            x: 0,
            y: 0,
            scale: READABLE + 130,
        };
        let along = |frame: i32, size: i32, point: i32| {
            let size = size * place.scale / WHOLE;
            let middle = frame / 2 - point * place.scale / WHOLE;
            if size + 2 * MARGIN <= frame {
                (frame - size) / 2
            } else {
                middle.clamp(frame - size - MARGIN, MARGIN)
            }
        };
        let (width, height) = self.size.get_untracked();
        let (x, y) = (
            along(frame.0 - TOOLS, width, point.0),
            along(frame.1, height, point.1),
        );
        (place.x, place.y) = (x, y);
        self.place.set(place);
    }

    /// Puts the picture somewhere else.
    pub fn put(self, place: Place) {
        if self.place.get_untracked() != place {
            self.place.set(place);
        }
    }

    fn zoom(self, times: f64, around: (i32, i32)) {
        self.put(self.place.get_untracked().scaled(times, around));
    }

    /// Enlarges or lessens by a step, around the middle.
    pub fn step(self, is_larger: bool) {
        let (width, height) = self.measure();
        let times = if is_larger { STEP } else { 1.0 / STEP };
        self.zoom(times, (width / 2, height / 2));
    }

    /// Moves the picture.
    pub fn shift(self, x: i32, y: i32) {
        self.place.update(|place| {
            place.x += x;
            place.y += y;
        });
    }

    /// Moves it until a rectangle of the picture (left, top, right, bottom) is in sight.
    pub fn reveal(self, left: i32, top: i32, right: i32, bottom: i32) {
        let (width, height) = self.measure();
        let place = self.place.get_untracked();
        let scaled = |at: i32, by: i32| by + at * place.scale / WHOLE;
        let needed = |start: i32, end: i32, frame: i32| match () {
            () if start < MARGIN => MARGIN - start,
            () if end > frame - MARGIN => frame - MARGIN - end,
            () => 0,
        };
        let x = needed(scaled(left, place.x), scaled(right, place.x), width);
        let y = needed(scaled(top, place.y), scaled(bottom, place.y), height);
        if (x, y) != (0, 0) {
            self.shift(x, y);
        }
    }

    /// `+`, `-`, `0` and arrows; true if the key said something here.
    pub fn on_key(self, event: &KeyboardEvent) -> bool {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return false;
        }
        match event.key().as_str() {
            "+" | "=" => self.step(true),
            "-" | "_" => self.step(false),
            "0" => self.fit(),
            "ArrowLeft" => self.shift(MOVE, 0),
            "ArrowRight" => self.shift(-MOVE, 0),
            "ArrowUp" => self.shift(0, MOVE),
            "ArrowDown" => self.shift(0, -MOVE),
            _ => return false,
        }
        event.prevent_default();
        true
    }

    /// With ctrl (as browsers tell of two fingers, too) the wheel enlarges; without, it is the page's.
    pub fn on_wheel(self, event: &WheelEvent) {
        if !event.ctrl_key() && !event.meta_key() {
            return;
        }
        event.prevent_default();
        let times = (-event.delta_y() / 300.0).exp().clamp(0.7, 1.4);
        self.zoom(times, self.within(event));
    }

    /// Where in the frame something happens.
    pub fn within(self, event: &MouseEvent) -> (i32, i32) {
        let Some(frame) = self.frame.get_untracked() else {
            return (0, 0);
        };
        let frame: &Element = &frame;
        let bounds = frame.get_bounding_client_rect();
        (
            event.client_x() - bounds.left() as i32,
            event.client_y() - bounds.top() as i32,
        )
    }
}
