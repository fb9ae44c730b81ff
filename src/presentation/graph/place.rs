//! Where a picture is, and how large: whole numbers, since nobody sees fractions of a pixel.

/// Thousandths: a picture in its own size.
pub const WHOLE: i32 = 1000;

/// As small and as large as it gets.
pub const SMALLEST: i32 = 60;
const LARGEST: i32 = 3000;

/// Where a picture is and how large.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The left of the picture, seen from the left of the frame.
    pub x: i32,
    /// Its top.
    pub y: i32,
    /// Its size, in thousandths.
    pub scale: i32,
}

impl Place {
    /// So many times as large, around a point of the frame.
    #[must_use]
    pub fn scaled(self, times: f64, around: (i32, i32)) -> Self {
        let scale = (f64::from(self.scale) * times).round() as i32;
        let scale = scale.clamp(SMALLEST, LARGEST);
        let times = f64::from(scale) / f64::from(self.scale.max(1));
        let moved = |at: i32, point: i32| point - (f64::from(point - at) * times).round() as i32;
        Self {
            x: moved(self.x, around.0),
            y: moved(self.y, around.1),
            scale,
        }
    }
}

/// As a transformation of CSS: whole numbers, and thousandths written as a fraction.
pub fn transform(place: Place) -> String {
    let fraction = (WHOLE + place.scale % WHOLE).to_string();
    [
        "translate(",
        &place.x.to_string(),
        "px,",
        &place.y.to_string(),
        "px) scale(",
        &(place.scale / WHOLE).to_string(),
        ".",
        fraction.get(1..).unwrap_or("0"),
        ")",
    ]
    .concat()
}
