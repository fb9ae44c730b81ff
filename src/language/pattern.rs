//! Texts with places for what is said of, as `src/language/compile.rs` has written them.

/// Before the number of an argument.
const ARGUMENT: char = '\u{1}';
/// Before the number of an argument that chooses among cases, each a key and a text.
const CHOICE: char = '\u{2}';
const KEY_ENDS: char = '\u{3}';
const CASE_ENDS: char = '\u{4}';
const CHOICE_ENDS: char = '\u{5}';

/// The text with `arguments` in their places. `plural` says of a number which category it has (`one`,
/// `few`); a case is chosen by the argument itself, else by that, else it is the last one.
pub fn fill(pattern: &str, arguments: &[&str], plural: &dyn Fn(&str) -> String) -> String {
    let mut filled = String::with_capacity(pattern.len() + 16);
    let mut reading = Reading {
        rest: pattern,
        arguments,
        plural,
    };
    reading.text(&mut filled);
    filled
}

struct Reading<'a> {
    rest: &'a str,
    arguments: &'a [&'a str],
    plural: &'a dyn Fn(&str) -> String,
}

impl<'a> Reading<'a> {
    /// Up to the end of the text, or of the case that it is.
    fn text(&mut self, filled: &mut String) {
        while let Some(sign) = self.rest.find([ARGUMENT, CHOICE, CASE_ENDS]) {
            filled.push_str(&self.rest[..sign]);
            let found = self.rest.as_bytes()[sign];
            self.rest = &self.rest[sign + 1..];
            match char::from(found) {
                ARGUMENT => filled.push_str(self.argument()),
                CHOICE => self.choice(filled),
                _ => return,
            }
        }
        filled.push_str(self.rest);
        self.rest = "";
    }

    fn argument(&mut self) -> &'a str {
        let digit = self.rest.chars().next().filter(char::is_ascii);
        let at = digit.map_or(usize::MAX, |digit| {
            usize::from((digit as u8).wrapping_sub(b'0'))
        });
        self.rest = &self.rest[digit.map_or(0, char::len_utf8)..];
        self.arguments.get(at).copied().unwrap_or_default()
    }

    fn choice(&mut self, filled: &mut String) {
        let value = self.argument();
        let category = value.parse::<u64>().map(|_| (self.plural)(value));
        let category = category.unwrap_or_default();
        // The exact number is more than its category.
        let mut chosen: Option<(bool, String)> = None;
        while let Some(end) = self.rest.find([KEY_ENDS, CHOICE_ENDS]) {
            let (key, is_case) = (&self.rest[..end], self.rest[end..].starts_with(KEY_ENDS));
            self.rest = &self.rest[end + 1..];
            if !is_case {
                break;
            }
            let mut case = String::new();
            self.text(&mut case);
            let is_exact = key == value;
            let is_meant = is_exact || key.is_empty() || key == category;
            if is_meant && chosen.as_ref().is_none_or(|(exact, _)| is_exact && !exact) {
                chosen = Some((is_exact, case));
            }
        }
        filled.push_str(&chosen.unwrap_or_default().1);
    }
}
