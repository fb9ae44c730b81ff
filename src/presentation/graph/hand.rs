//! Pointers on a picture: one pulls it, two enlarge it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

use super::place::Place;
use super::view::View;

/// Movement of a pointer, in pixels, up to which it is a click.
const STILL: i32 = 4;

type Point = (i32, i32);

/// What holds the picture.
#[derive(Clone, Debug, Default)]
struct Hold {
    /// Pointers that are down, by their ids, and where they are in the frame.
    pointers: Vec<(i32, Point)>,
    /// Where they were, and where the picture was, when the last of them came or went.
    from: (Vec<Point>, Place),
    /// Whether the picture followed: then the end is no click.
    has_pulled: bool,
}

/// What a reader's hand does to the picture in a view.
#[derive(Clone, Copy)]
pub struct Hand {
    view: View,
    hold: StoredValue<Hold>,
}

impl Hand {
    /// One that holds nothing.
    pub fn new(view: View) -> Self {
        Self {
            view,
            hold: StoredValue::new(Hold::default()),
        }
    }

    /// A pointer takes hold of the picture; a third has nothing to do.
    pub fn on_down(self, event: &PointerEvent) {
        let at = self.view.within(event);
        self.hold.update_value(|hold| {
            // What a lost pointer left behind does not count, nor does the end of an earlier pull.
            if event.is_primary() {
                *hold = Hold::default();
            }
            if event.button() == 0 && hold.pointers.len() < 2 {
                hold.pointers.push((event.pointer_id(), at));
                hold.begin(self.view.place.get_untracked());
            }
        });
    }

    /// It moves.
    pub fn on_move(self, event: &PointerEvent) {
        let id = event.pointer_id();
        let holds = |hold: &Hold| hold.pointers.iter().any(|(held, _)| *held == id);
        if !self.hold.try_with_value(holds).unwrap_or_default() {
            return;
        }
        // A button may be released where nobody hears of it.
        if event.buttons() & 1 == 0 {
            return self.on_up(event);
        }
        let at = self.view.within(event);
        let place = self.hold.try_update_value(|hold| {
            let mut pointers = hold.pointers.iter_mut();
            pointers.find(|(held, _)| *held == id)?.1 = at;
            hold.has_pulled |= hold.has_moved();
            hold.has_pulled.then(|| hold.place())
        });
        if let Some(place) = place.flatten() {
            self.capture(id);
            self.view.put(place);
        }
    }

    /// A pointer lets go.
    pub fn on_up(self, event: &PointerEvent) {
        let place = self.view.place.get_untracked();
        self.hold
            .update_value(|hold| hold.release(event.pointer_id(), place));
    }

    /// Whether a click is the end of a pull. A click comes after its pointer is up.
    pub fn has_pulled(self) -> bool {
        let has = |hold: &mut Hold| std::mem::take(&mut hold.has_pulled);
        self.hold.try_update_value(has).unwrap_or_default()
    }

    /// Its movements come here from now on, wherever they are.
    fn capture(self, pointer: i32) {
        if let Some(frame) = self.view.frame.get_untracked() {
            let frame: &Element = frame.unchecked_ref();
            if !frame.has_pointer_capture(pointer) {
                // Refused once the pointer is gone: then it does not pull either.
                let _ = frame.set_pointer_capture(pointer);
            }
        }
    }
}

impl Hold {
    fn points(&self) -> Vec<Point> {
        self.pointers.iter().map(|(_, at)| *at).collect()
    }

    fn begin(&mut self, place: Place) {
        self.from = (self.points(), place);
    }

    fn release(&mut self, pointer: i32, place: Place) {
        self.pointers.retain(|(id, _)| *id != pointer);
        self.begin(place);
    }

    fn has_moved(&self) -> bool {
        let before = self.from.0.iter();
        before.zip(&self.pointers).any(|(from, (_, to))| {
            let (x, y) = (to.0 - from.0, to.1 - from.1);
            x.abs().max(y.abs()) > STILL
        })
    }

    /// Where the picture has to be, so that what was under the pointers is under them still.
    fn place(&self) -> Place {
        let (points, place) = (self.points(), self.from.1);
        let (before, after) = (middle(&self.from.0), middle(&points));
        let (apart, now) = (distance(&self.from.0), distance(&points));
        let place = if apart > 0 && now > 0 {
            place.scaled(f64::from(now) / f64::from(apart), before)
        } else {
            place
        };
        Place {
            x: place.x + after.0 - before.0,
            y: place.y + after.1 - before.1,
            ..place
        }
    }
}

fn middle(points: &[Point]) -> Point {
    let count = i32::try_from(points.len()).unwrap_or(1).max(1);
    let sum = points
        .iter()
        .fold((0, 0), |sum, point| (sum.0 + point.0, sum.1 + point.1));
    (sum.0 / count, sum.1 / count)
}

/// Between two pointers; nothing if there is one.
fn distance(points: &[Point]) -> i32 {
    match points {
        [one, other] => f64::from(one.0 - other.0)
            .hypot(f64::from(one.1 - other.1))
            .round() as i32,
        _ => 0,
    }
}
