//! The address of a graph: `rootEntityRefs[]=component:default/web&maxDepth=2`.
//!
//! As the stock front end writes it. Its words for what only this portal has are `mode`, `rollUp`,
//! `opened[]` and `view`.

use catalog::entity_ref::{DEFAULT_NAMESPACE, EntityRef};
use catalog::graph::{Curve, Depth, Direction, Mode, Question, RollUp};
use form_urlencoded::{Serializer, parse};

use crate::language::words::route as words;

/// The stock front end's word for any depth.
const UNLIMITED: &str = "∞";

/// Reads a query into a question, and says what it passed over.
pub fn read(query: &str) -> (Question, Vec<String>) {
    let query = query.trim_start_matches('?').as_bytes();
    let mut question = Question::default();
    let mut notices = Vec::new();
    // How deep a graph is by default depends on it.
    if let Some((_, mode)) = parse(query).find(|(key, _)| key == "mode") {
        match named(&Mode::ALL, Mode::name, &mode) {
            Some(mode) => question = question.in_mode(mode),
            None => notices.push(words::no_graph(&mode)),
        }
    }
    for (key, value) in parse(query) {
        let value = value.trim();
        // A list is `key[]=`; older links number it, `key[0]=`.
        let name = key.split_once('[').map_or(&*key, |(name, _)| name);
        if !value.is_empty()
            && let Err(notice) = parameter(&mut question, name, value)
        {
            notices.push(notice);
        }
    }
    (question, notices)
}

fn parameter(question: &mut Question, name: &str, value: &str) -> Result<(), String> {
    let unknown = || words::no_graph_value(value, name);
    match name {
        "rootEntityRefs" => {
            let root = EntityRef::parse_in(value, None, DEFAULT_NAMESPACE);
            let root = root.map_err(|error| error.to_string())?;
            if !question.reach.roots.contains(&root) {
                question.reach.roots.push(root);
            }
        }
        "maxDepth" => question.reach.depth = depth(value).ok_or_else(unknown)?,
        "selectedKinds" => push_new(&mut question.reach.kinds, value.to_lowercase()),
        "selectedRelations" => push_new(&mut question.reach.relations, value.to_owned()),
        "unidirectional" => question.simplified = value == "true",
        "mergeRelations" => question.merged = value == "true",
        "direction" => {
            question.direction =
                named(&Direction::ALL, Direction::name, value).ok_or_else(unknown)?;
        }
        "curve" => question.curve = named(&Curve::ALL, Curve::name, value).ok_or_else(unknown)?,
        "showFilters" => question.filters = value == "true",
        "rollUp" => {
            question.roll_up = named(&RollUp::ALL, RollUp::name, value).ok_or_else(unknown)?
        }
        "opened" => push_new(&mut question.opened, value.to_owned()),
        "view" => question.list = value == "list",
        // The mode is read already; anything else belongs to somebody else.
        _ => {}
    }
    Ok(())
}

/// A depth as an address and the filter name it.
pub fn depth(value: &str) -> Option<Depth> {
    match value {
        UNLIMITED | "Infinity" => Some(None),
        _ => value.parse().ok().map(Some),
    }
}

/// The name of a depth.
pub fn depth_name(depth: Depth) -> String {
    depth.map_or_else(|| UNLIMITED.to_owned(), |depth| depth.to_string())
}

fn named<T: Copy>(all: &[T], name: fn(T) -> &'static str, value: &str) -> Option<T> {
    all.iter().copied().find(|one| name(*one) == value)
}

fn push_new(values: &mut Vec<String>, value: String) {
    if !values.contains(&value) {
        values.push(value);
    }
}

/// The query of a question with its question mark; empty for the default one.
pub fn write(question: &Question) -> String {
    let mut query = Serializer::new(String::new());
    let (reach, default) = (&question.reach, Question::default());
    for root in &reach.roots {
        query.append_pair("rootEntityRefs[]", &root.to_string());
    }
    if reach.mode != Mode::default() {
        query.append_pair("mode", reach.mode.name());
    }
    if reach.depth != reach.mode.depth() {
        query.append_pair("maxDepth", &depth_name(reach.depth));
    }
    for kind in &reach.kinds {
        query.append_pair("selectedKinds[]", kind);
    }
    for relation in &reach.relations {
        query.append_pair("selectedRelations[]", relation);
    }
    let switches = [
        ("unidirectional", question.simplified, default.simplified),
        ("mergeRelations", question.merged, default.merged),
        ("showFilters", question.filters, default.filters),
    ];
    for (name, on, usual) in switches {
        if on != usual {
            query.append_pair(name, if on { "true" } else { "false" });
        }
    }
    if question.direction != default.direction {
        query.append_pair("direction", question.direction.name());
    }
    if question.curve != default.curve {
        query.append_pair("curve", question.curve.name());
    }
    if question.roll_up != default.roll_up {
        query.append_pair("rollUp", question.roll_up.name());
    }
    for group in &question.opened {
        query.append_pair("opened[]", group);
    }
    if question.list {
        query.append_pair("view", "list");
    }
    match query.finish() {
        query if query.is_empty() => query,
        query => ["?", &query].concat(),
    }
}
