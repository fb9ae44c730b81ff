//! Which rows of a long list are worth drawing.

use std::ops::Range;

/// Rows are drawn in steps of so many, so that not every pixel of scrolling draws anew.
const STEP: usize = 8;

/// The rows in sight, and a step or two beyond on both sides. Lengths are in pixels.
pub fn window(scrolled: f64, height: f64, row: f64, count: usize) -> Range<usize> {
    let row = row.max(1.0);
    let step = STEP as f64;
    let first = (scrolled.max(0.0) / row / step).floor() as usize * STEP;
    let last = ((scrolled.max(0.0) + height) / row / step).ceil() as usize * STEP;
    let last = (last + STEP).min(count);
    first.saturating_sub(STEP).min(last)..last
}
