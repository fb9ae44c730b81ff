//! The elements of a box.

use web_sys::Element;

use super::element::{append, element, icon, rectangle, set, text};
use super::measured::{BEHIND, GAP, HEIGHT, ICON, PADDING, behind};
use super::scene::{Boxed, Target};
use crate::language::words::drawing as words;

/// A box of a picture.
pub struct Drawing<'scene> {
    /// What it stands for.
    pub one: &'scene Boxed,
    /// Its place in the scene.
    pub place: usize,
    /// Its words, as they fit.
    pub title: &'scene str,
    /// How wide and how high it is.
    pub size: (i32, i32),
    /// Where its middle is.
    pub middle: (i32, i32),
}

impl Drawing<'_> {
    fn face(&self) -> i32 {
        self.size.0 - behind(self.one)
    }

    /// Left and top. Elements have places of their own: each that is moved by a transformation costs
    /// the browser as much as all the rest of a box.
    fn corner(&self) -> (i32, i32) {
        (
            self.middle.0 - self.size.0 / 2,
            self.middle.1 - self.size.1 / 2,
        )
    }

    /// Left and top of what is at the end of the box.
    fn end(&self) -> (i32, i32) {
        let (x, y) = self.corner();
        let x = x + self.face() - PADDING - ICON + 2;
        (x, y + (HEIGHT - ICON) / 2 + 1)
    }

    fn is_group(&self) -> bool {
        matches!(self.one.target, Target::Group(_))
    }

    /// What of the box is pressed, in an element of its own.
    pub fn draw(&self) -> Option<(Element, Element)> {
        let node = element("g", &[("class", "node")])?;
        let pressed = self.pressed()?;
        let (x, y) = self.corner();
        let face = self.face();
        if self.is_group() {
            for by in [BEHIND, BEHIND / 2] {
                append(
                    &pressed,
                    [rectangle(x + by, y + by, face, HEIGHT, "behind")],
                );
            }
        }
        let (left, line) = (x + PADDING + ICON + GAP, y + HEIGHT / 2 + 5);
        append(
            &pressed,
            [
                rectangle(x, y, face, HEIGHT, "face"),
                text(self.title, left, line, "title"),
            ],
        );
        append(&node, [Some(pressed.clone())]);
        Some((node, pressed))
    }

    /// What can be seen and used only from near: icons, all of the title, and the way to the page.
    pub fn complete(&self, node: &Element, pressed: &Element) {
        let (x, y) = self.corner();
        let top = y + (HEIGHT - ICON) / 2;
        let end = self.end();
        let opens = self
            .is_group()
            .then(|| icon("chevrons-up-down", end.0, end.1, 14));
        append(
            pressed,
            [icon(self.one.icon, x + PADDING, top, ICON), opens.flatten()],
        );
        // Beside what is pressed: within it, it would be words that its name does not have.
        append(node, [tooltip(&self.one.title), self.page_link()]);
    }

    fn pressed(&self) -> Option<Element> {
        let place = self.place.to_string();
        let class = match (&self.one.target, self.one.is_root) {
            (Target::Group(_), _) => "box group",
            (_, true) => "box root",
            (_, false) => "box",
        };
        let common = [
            ("class", class),
            ("data-box", place.as_str()),
            ("aria-label", &self.one.label),
        ];
        let Some(href) = &self.one.href else {
            let button = element("g", &common)?;
            set(&button, "role", "button");
            set(&button, "tabindex", "0");
            return Some(button);
        };
        let link = element("a", &common)?;
        set(&link, "href", href);
        if self.one.is_root {
            set(&link, "aria-current", "true");
        }
        Some(link)
    }

    /// The second way out of a box. The keyboard has Shift and Enter for it.
    fn page_link(&self) -> Option<Element> {
        let page = self.one.page.as_deref()?;
        let label = words::open_page(&self.one.title);
        let link = element(
            "a",
            &[
                ("class", "page"),
                ("href", page),
                ("data-page", &self.place.to_string()),
                ("tabindex", "-1"),
                ("aria-label", &label),
            ],
        )?;
        let (x, y) = self.end();
        append(
            &link,
            [
                tooltip(&label),
                rectangle(x - 5, y - 5, 24, 24, "field"),
                icon("arrow-up-right", x, y, 14),
            ],
        );
        Some(link)
    }
}

fn tooltip(words: &str) -> Option<Element> {
    let tooltip = element("title", &[])?;
    tooltip.set_text_content(Some(words));
    Some(tooltip)
}
