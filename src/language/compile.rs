//! Run by `build.rs`: reads the languages, files in the syntax of Project Fluent, and writes the functions
//! of `words` and a module of texts for every language but English.
//!
//! Of the syntax there is what the portal needs: variables, literals, terms (`-brand`), and selectors. A
//! file `list.ftl` says messages `list-title`, which the program calls `words::list::title()`. What is
//! written by order and not by name is smaller: a message is its place among all of English.

mod functions;

use std::collections::{BTreeMap, hash_map::DefaultHasher};
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, Resource, Variant, VariantKey,
};

use self::functions::functions;

/// The language that the program itself brings.
const OWN: &str = "en";

/// Before the number of an argument; before that of one that chooses; between the parts of a choice. They
/// are read by `src/language/pattern.rs`.
const ARGUMENT: char = '\u{1}';
const CHOICE: char = '\u{2}';
const KEY_ENDS: char = '\u{3}';
const CASE_ENDS: char = '\u{4}';
const CHOICE_ENDS: char = '\u{5}';

/// One text, with what it needs to be said.
struct Message {
    file: String,
    /// The section of its file, by number: what stands below one heading is used together.
    section: usize,
    id: String,
    arguments: Vec<Argument>,
    written: String,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Argument {
    name: String,
    /// Whether a plural depends on it.
    is_number: bool,
}

type Files = BTreeMap<String, Resource<String>>;

/// Writes `words.rs` into `out`, the modules into `modules`, and beside that folder all plain texts as
/// JSON, for what stands on the page before the program. A mistake is a panic that tells its place.
pub fn compile(languages: &Path, out: &Path, modules: &Path) {
    let english = messages(&files(&languages.join(OWN)), None);
    let _ = fs::remove_dir_all(modules);
    fs::create_dir_all(modules).expect("target is writable");
    let mut plain = serde_json::Map::from_iter([(OWN.to_owned(), by_id(&english))]);
    let mut known = vec![(OWN.to_owned(), name(OWN, &english), String::new())];
    for code in codes(languages) {
        let translated = messages(&files(&languages.join(&code)), Some(&english));
        let text = module(&code, &english, &translated);
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        let file = format!("language-{code}-{:016x}.js", hasher.finish());
        fs::write(modules.join(&file), text).expect("target is writable");
        plain.insert(code.clone(), by_id(&translated));
        let path = format!("/lazy/{file}");
        known.push((code.clone(), name(&code, &translated), path));
    }
    // As if English were translated, for whoever tests whether everything is.
    let own = modules.with_file_name(format!("language-{OWN}.js"));
    fs::write(own, module(OWN, &english, &english)).expect("target is writable");
    let plain = serde_json::Value::from(plain).to_string();
    fs::write(modules.with_extension("json"), plain).expect("target is writable");
    fs::write(out.join("words.rs"), functions(&english, &known)).expect("OUT_DIR is writable");
}

/// Texts without arguments, by their ids.
fn by_id(messages: &[Message]) -> serde_json::Value {
    let plain = messages
        .iter()
        .filter(|message| message.arguments.is_empty());
    let texts = plain.map(|message| (message.id.clone(), message.written.clone().into()));
    serde_json::Value::Object(texts.collect())
}

/// What its speakers call a language.
fn name(code: &str, messages: &[Message]) -> String {
    let name = messages
        .iter()
        .find(|message| message.id == "language-name");
    let name = name.unwrap_or_else(|| panic!("{code}: what is language-name?"));
    name.written.clone()
}

fn codes(languages: &Path) -> Vec<String> {
    let entries = fs::read_dir(languages).expect("src/language exists");
    let entries = entries.map(|entry| entry.expect("a readable entry"));
    let folders = entries.filter(|entry| entry.path().is_dir());
    let names = folders.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut codes: Vec<String> = names.filter(|name| name != OWN).collect();
    codes.sort();
    codes
}

fn files(folder: &Path) -> Files {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    let paths = entries.map(|entry| entry.expect("a readable entry").path());
    paths.map(|path| (stem(&path), parsed(&path))).collect()
}

fn stem(path: &Path) -> String {
    let stem = path.file_stem().and_then(|stem| stem.to_str());
    stem.expect("a name in letters").to_owned()
}

fn parsed(path: &PathBuf) -> Resource<String> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    fluent_syntax::parser::parse(text).unwrap_or_else(|(_, mistakes)| {
        panic!("{path:?} is not in Fluent's syntax: {mistakes:?}");
    })
}

/// All of them in order. A translation says what `english` says, of the same arguments in the same order.
fn messages(files: &Files, english: Option<&[Message]>) -> Vec<Message> {
    let terms = terms(files);
    let mut messages: Vec<Message> = Vec::new();
    for (file, resource) in files {
        let mut section = 0;
        for entry in &resource.body {
            let message = match entry {
                Entry::Message(message) => message,
                Entry::GroupComment(_) => {
                    section += 1;
                    continue;
                }
                _ => continue,
            };
            let id = &message.id.name;
            assert!(
                id.starts_with(&format!("{file}-")),
                "{file}.ftl: {id} has to begin with {file}-"
            );
            let pattern = message.value.as_ref();
            let pattern = pattern.unwrap_or_else(|| panic!("{file}.ftl: {id} says nothing"));
            let original = english.map(|english| {
                let original = english.iter().find(|original| original.id == *id);
                original.unwrap_or_else(|| panic!("{file}.ftl: English has no {id}"))
            });
            let mut writer = Writer {
                place: format!("{file}.ftl: {id}"),
                terms: &terms,
                is_fixed: original.is_some(),
                arguments: original.map_or_else(Vec::new, |original| original.arguments.clone()),
                written: String::new(),
            };
            writer.pattern(pattern);
            assert!(
                !messages.iter().any(|known| known.id == *id),
                "{file}.ftl: {id} is there twice"
            );
            messages.push(Message {
                file: file.clone(),
                section,
                id: id.clone(),
                arguments: writer.arguments,
                written: writer.written,
            });
        }
    }
    messages
}

fn terms(files: &Files) -> BTreeMap<&str, &Pattern<String>> {
    let entries = files.values().flat_map(|resource| &resource.body);
    let terms = entries.filter_map(|entry| match entry {
        Entry::Term(term) => Some((term.id.name.as_str(), &term.value)),
        _ => None,
    });
    terms.collect()
}

struct Writer<'a> {
    place: String,
    terms: &'a BTreeMap<&'a str, &'a Pattern<String>>,
    /// Whether another language has said which arguments there are.
    is_fixed: bool,
    arguments: Vec<Argument>,
    written: String,
}

impl Writer<'_> {
    fn pattern(&mut self, pattern: &Pattern<String>) {
        for element in &pattern.elements {
            match element {
                // Lines are broken for who writes, not for who reads.
                PatternElement::TextElement { value } => {
                    self.written.push_str(&value.replace('\n', " "));
                }
                PatternElement::Placeable { expression } => self.expression(expression),
            }
        }
    }

    fn expression(&mut self, expression: &Expression<String>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                let InlineExpression::VariableReference { id } = selector else {
                    panic!("{}: only variables can choose", self.place);
                };
                let is_number = variants.iter().any(is_plural);
                self.argument(CHOICE, &id.name, is_number);
                // The default stands last and under no name.
                let (default, cases): (Vec<_>, Vec<_>) =
                    variants.iter().partition(|variant| variant.default);
                for variant in cases.into_iter().chain(default) {
                    if !variant.default {
                        self.written.push_str(key(variant));
                    }
                    self.written.push(KEY_ENDS);
                    self.pattern(&variant.value);
                    self.written.push(CASE_ENDS);
                }
                self.written.push(CHOICE_ENDS);
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<String>) {
        match inline {
            InlineExpression::StringLiteral { value } => self.written.push_str(value),
            InlineExpression::VariableReference { id } => self.argument(ARGUMENT, &id.name, false),
            InlineExpression::TermReference { id, .. } => {
                let term = self.terms.get(id.name.as_str());
                let term = term.unwrap_or_else(|| panic!("{}: no -{}", self.place, id.name));
                self.pattern(term);
            }
            other => panic!("{}: {other:?} is not understood", self.place),
        }
    }

    fn argument(&mut self, sign: char, name: &str, is_number: bool) {
        let name = name.replace('-', "_");
        let known = self.arguments.iter().position(|known| known.name == name);
        let at = known.unwrap_or_else(|| {
            assert!(!self.is_fixed, "{}: English has no {name}", self.place);
            self.arguments.push(Argument {
                name,
                is_number: false,
            });
            self.arguments.len() - 1
        });
        if !self.is_fixed {
            self.arguments[at].is_number |= is_number;
        }
        self.written.push(sign);
        self.written.push((b'0' + at as u8) as char);
    }
}

fn key(variant: &Variant<String>) -> &str {
    match &variant.key {
        VariantKey::Identifier { name } => name,
        VariantKey::NumberLiteral { value } => value,
    }
}

/// The categories of CLDR, by which `Intl.PluralRules` answers.
fn is_plural(variant: &Variant<String>) -> bool {
    matches!(variant.key, VariantKey::NumberLiteral { .. })
        || ["zero", "one", "two", "few", "many"].contains(&key(variant))
}

/// A module that gives the texts in English's order. What is not translated is said in English.
fn module(code: &str, english: &[Message], translated: &[Message]) -> String {
    let texts: Vec<String> = english
        .iter()
        .map(|original| {
            let said = translated.iter().find(|said| said.id == original.id);
            if said.is_none() {
                println!("cargo:warning={code} does not say {}", original.id);
            }
            let text = said.unwrap_or(original).written.as_str();
            serde_json::Value::from(text).to_string()
        })
        .collect();
    format!("export default[{}];\n", texts.join(","))
}
