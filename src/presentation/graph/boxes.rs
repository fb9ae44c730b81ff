//! The elements of a box.

use web_sys::Element;

use super::element::{append, element, icon, rectangle, set, text};
use super::measured::{BEHIND, GAP, HEIGHT, ICON, PADDING, behind};
use super::scene::{Boxed, Target};

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

    fn end(&self) -> i32 {
        self.face() - PADDING - ICON + 2
    }

    /// What of the box is pressed, in an element of its own.
    pub fn draw(&self) -> Option<(Element, Element)> {
        let (x, y) = (
            self.middle.0 - self.size.0 / 2,
            self.middle.1 - self.size.1 / 2,
        );
        let at = ["translate(", &x.to_string(), " ", &y.to_string(), ")"].concat();
        let node = element("g", &[("transform", &at), ("class", "node")])?;
        let pressed = self.pressed()?;
        let is_group = matches!(self.one.target, Target::Group(_));
        let face = self.face();
        if is_group {
            for by in [BEHIND, BEHIND / 2] {
                append(&pressed, [rectangle(by, by, face, HEIGHT, "behind")]);
            }
        }
        append(
            &pressed,
            [
                rectangle(0, 0, face, HEIGHT, "face"),
                icon(self.one.icon, PADDING, (HEIGHT - ICON) / 2, ICON),
                text(self.title, PADDING + ICON + GAP, HEIGHT / 2 + 5, "title"),
            ],
        );
        if is_group {
            let top = (HEIGHT - ICON) / 2 + 1;
            append(&pressed, [icon("chevrons-up-down", self.end(), top, 14)]);
        }
        append(&node, [Some(pressed.clone())]);
        Some((node, pressed))
    }

    /// What only a pointer needs: all of the title, and the way to the page.
    pub fn complete(&self, node: &Element, pressed: &Element) {
        append(pressed, [tooltip(&self.one.title)]);
        append(node, [self.page_link()]);
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
        let label = ["Open the page of ", &self.one.title].concat();
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
        let x = self.end();
        append(
            &link,
            [
                tooltip(&label),
                rectangle(x - 5, 6, 24, 24, "field"),
                icon("arrow-up-right", x, 11, 14),
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
