//! Reads JSON that people write: everything wrong in it is told at once, each with its place.

use serde_json::{Map, Value};

/// Something wrong in a file, to be read as "`key`: expected `expected`".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Where: `tabs.0.path`; empty for the whole.
    pub key: String,
    /// What should stand there.
    pub expected: String,
}

/// One object of the file, and the mistakes found in the file so far.
pub struct Reader<'a> {
    /// As it was parsed.
    pub object: &'a Map<String, Value>,
    /// How its keys are named from outside: empty, or `tabs.0.`.
    prefix: String,
    mistakes: &'a mut Vec<Mistake>,
}

impl<'a> Reader<'a> {
    /// A reader of this object, whose keys are named with a prefix.
    pub fn new(
        object: &'a Map<String, Value>,
        prefix: String,
        mistakes: &'a mut Vec<Mistake>,
    ) -> Self {
        Self {
            object,
            prefix,
            mistakes,
        }
    }

    /// Tells that something else should stand under a key.
    pub fn mistake(&mut self, key: &str, expected: impl Into<String>) {
        self.mistakes.push(Mistake {
            key: [&self.prefix, key].concat(),
            expected: expected.into(),
        });
    }

    /// The full name of a key.
    pub fn name_of(&self, key: &str) -> String {
        [&self.prefix, key].concat()
    }

    /// Takes a mistake that was found further in.
    pub fn take(&mut self, mistake: Mistake) {
        self.mistakes.push(mistake);
    }

    /// Tells of every key that is none of these.
    pub fn refuse_unknown(&mut self, known: &[&str]) {
        let object = self.object;
        for key in object.keys() {
            if !known.contains(&key.as_str()) {
                let expected = ["no such key; known are ", &known.join(", ")].concat();
                self.mistake(key, expected);
            }
        }
    }

    /// A text of something, if the key is there.
    pub fn text(&mut self, key: &str) -> Option<&'a str> {
        match self.object.get(key)? {
            Value::String(text) if !text.trim().is_empty() => Some(text),
            _ => {
                self.mistake(key, "a text that is not empty");
                None
            }
        }
    }

    /// A text that has to be there; empty where it is not.
    pub fn needed(&mut self, key: &str) -> String {
        if !self.object.contains_key(key) {
            self.mistake(key, "a text; it is missing");
        }
        self.text(key).unwrap_or_default().to_owned()
    }

    /// A text that has to be there and of a form.
    pub fn formed(&mut self, key: &str, is_good: fn(&str) -> bool, form: &str) -> String {
        let text = self.needed(key);
        if !text.is_empty() && !is_good(&text) {
            self.mistake(key, form);
        }
        text
    }

    /// True or false; the second where it is not said.
    pub fn flag(&mut self, key: &str, otherwise: bool) -> bool {
        match self.object.get(key) {
            None => otherwise,
            Some(Value::Bool(flag)) => *flag,
            Some(_) => {
                self.mistake(key, "true or false");
                otherwise
            }
        }
    }

    /// Texts of a form, each good one.
    pub fn texts(&mut self, key: &str, is_good: fn(&str) -> bool, form: &str) -> Vec<String> {
        let mut texts = Vec::new();
        match self.object.get(key) {
            None => {}
            Some(Value::Array(values)) => {
                for (index, value) in values.iter().enumerate() {
                    match value.as_str().filter(|text| is_good(text)) {
                        Some(text) => texts.push(text.to_owned()),
                        None => self.mistake(&[key, ".", &index.to_string()].concat(), form),
                    }
                }
            }
            Some(_) => self.mistake(key, "a list [ ... ]"),
        }
        texts
    }

    /// Reads every object of a list.
    pub fn objects<T>(&mut self, key: &str, mut read: impl FnMut(&mut Reader<'_>) -> T) -> Vec<T> {
        let mut found = Vec::new();
        let values = match self.object.get(key) {
            None => return found,
            Some(Value::Array(values)) => values,
            Some(_) => {
                self.mistake(key, "a list [ ... ]");
                return found;
            }
        };
        for (index, value) in values.iter().enumerate() {
            let name = [key, ".", &index.to_string()].concat();
            match value {
                Value::Object(object) => {
                    let prefix = [&self.prefix, &name, "."].concat();
                    found.push(read(&mut Reader::new(object, prefix, self.mistakes)));
                }
                _ => self.mistake(&name, "an object { ... }"),
            }
        }
        found
    }
}
