//! Lines through points and the arrows at their ends, as SVG paths in whole numbers.

use std::fmt::Write;

use catalog::graph::Curve;

/// Where something is: x and y.
pub type Point = (i32, i32);

/// How long an arrow is, and half its width.
const ARROW: (i32, i32) = (8, 4);

/// The path of a line, which leaves and arrives the way that ranks follow each other: `is_upright`
/// says that is from top to bottom.
pub fn path(points: &[Point], curve: Curve, is_upright: bool) -> String {
    let Some((x, y)) = points.first() else {
        return String::new();
    };
    let mut path = ["M", &x.to_string(), " ", &y.to_string()].concat();
    match curve {
        Curve::Step => turn(&mut path, points, is_upright),
        Curve::Monotone => bend(&mut path, points, is_upright),
    }
    path
}

/// The arrow at the end of a line.
pub fn head(points: &[Point], is_upright: bool) -> String {
    let [.., before, (x, y)] = points else {
        return String::new();
    };
    let (length, half) = ARROW;
    let corners = if is_upright {
        let back = y - length * (y - before.1).signum();
        [(x - half, back), (x + half, back)]
    } else {
        let back = x - length * (x - before.0).signum();
        [(back, y - half), (back, y + half)]
    };
    let mut head = ["M", &x.to_string(), " ", &y.to_string()].concat();
    for (x, y) in corners {
        head.extend(["L", &x.to_string(), " ", &y.to_string()]);
    }
    head + "Z"
}

/// Right angles, half-way between two points.
fn turn(path: &mut String, points: &[Point], is_upright: bool) {
    let mut go = |command: &str, to: i32| path.extend([command, &to.to_string()]);
    for pair in points.windows(2) {
        let [(x0, y0), (x1, y1)] = pair else { continue };
        if is_upright {
            if x0 != x1 {
                go("V", (y0 + y1) / 2);
                go("H", *x1);
            }
            go("V", *y1);
        } else {
            if y0 != y1 {
                go("H", (x0 + x1) / 2);
                go("V", *y1);
            }
            go("H", *x1);
        }
    }
}

/// Cubic pieces that never leave the height between their ends (Steffen 1990, as d3 has it), level at
/// both ends of the line.
fn bend(path: &mut String, points: &[Point], is_upright: bool) {
    let turned = |(x, y): Point| {
        let (x, y) = (f64::from(x), f64::from(y));
        if is_upright { (y, x) } else { (x, y) }
    };
    let along: Vec<(f64, f64)> = points.iter().copied().map(turned).collect();
    let mut slopes = vec![0.0];
    slopes.extend(along.windows(3).map(slope));
    slopes.push(0.0);
    for (pair, slopes) in along.windows(2).zip(slopes.windows(2)) {
        let ([(x0, y0), (x1, y1)], [start, end]) = (pair, slopes) else {
            continue;
        };
        // With level ends a piece bends better the longer its controls are.
        let share = if *start == 0.0 && *end == 0.0 {
            2.0
        } else {
            3.0
        };
        let by = (x1 - x0) / share;
        let controls = [
            (x0 + by, y0 + by * start),
            (x1 - by, y1 - by * end),
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
