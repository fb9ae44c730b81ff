//! Lines through points, as SVG paths in whole numbers.

use std::fmt::Write;

use catalog::graph::Curve;

type Point = (i32, i32);

/// The path of a line. `is_upright` says that ranks follow each other from top to bottom.
pub fn path(points: &[Point], curve: Curve, is_upright: bool) -> String {
    let Some(((x, y), rest)) = points.split_first() else {
        return String::new();
    };
    let mut path = ["M", &x.to_string(), " ", &y.to_string()].concat();
    match curve {
        Curve::Step => {
            for (x, y) in rest {
                let (x, y) = (x.to_string(), y.to_string());
                let step = if is_upright {
                    ["H", &x, "V", &y]
                } else {
                    ["V", &y, "H", &x]
                };
                path.push_str(&step.concat());
            }
        }
        Curve::Monotone => bend(&mut path, points, is_upright),
    }
    path
}

/// Cubic pieces that never leave the height between their ends (Steffen 1990, as d3 has it).
fn bend(path: &mut String, points: &[Point], is_upright: bool) {
    let turned = |(x, y): Point| {
        let (x, y) = (f64::from(x), f64::from(y));
        if is_upright { (y, x) } else { (x, y) }
    };
    let along: Vec<(f64, f64)> = points.iter().copied().map(turned).collect();
    let inner: Vec<f64> = along.windows(3).map(slope).collect();
    for (index, pair) in along.windows(2).enumerate() {
        let [(x0, y0), (x1, y1)] = pair else { continue };
        let third = (x1 - x0) / 3.0;
        let straight = if third == 0.0 {
            0.0
        } else {
            (y1 - y0) / (x1 - x0)
        };
        // At the ends of a line its slope follows from the other end of the piece.
        let before = index
            .checked_sub(1)
            .and_then(|index| inner.get(index).copied());
        let after = inner.get(index).copied();
        let at_end = |other: f64| (3.0 * straight - other) / 2.0;
        let start = before.unwrap_or_else(|| at_end(after.unwrap_or(straight)));
        let end = after.unwrap_or_else(|| at_end(before.unwrap_or(straight)));
        let controls = [
            (x0 + third, y0 + third * start),
            (x1 - third, y1 - third * end),
            (*x1, *y1),
        ];
        path.push('C');
        for (along, across) in controls {
            let (x, y) = if is_upright {
                (across, along)
            } else {
                (along, across)
            };
            // Writing to a text cannot fail.
            let _ = write!(path, "{} {} ", x.round() as i32, y.round() as i32);
        }
    }
}

fn slope(three: &[(f64, f64)]) -> f64 {
    let [(x0, y0), (x1, y1), (x2, y2)] = three else {
        return 0.0;
    };
    let (before, after) = (x1 - x0, x2 - x1);
    if before == 0.0 || after == 0.0 {
        return 0.0;
    }
    let (s0, s1) = ((y1 - y0) / before, (y2 - y1) / after);
    let middle = (s0 * after + s1 * before) / (before + after);
    (s0.signum() + s1.signum()) * s0.abs().min(s1.abs()).min(0.5 * middle.abs())
}
