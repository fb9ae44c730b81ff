//! Relations, stitched: each end of a relation knows the other (catalog-backend
//! `BuiltinKindsEntityProcessor`).

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;
use serde_json::{Value, json};

use super::Problem;
use crate::engine::Record;
use crate::entity_ref::{DEFAULT_NAMESPACE, EntityRef};
use crate::kind::{self, Relates};

/// One relation an entity's specification means.
struct Meant {
    outgoing: &'static str,
    incoming: &'static str,
    target: String,
}

/// Gives every entity its relations, and reports those whose other end does not exist. An entity
/// with a reference that cannot be read is left out, as Backstage leaves it out.
pub(super) fn stitch(records: Vec<Record>, problems: &mut Vec<Problem>) -> Vec<Record> {
    let mut kept = Vec::with_capacity(records.len());
    let mut meant_by = Vec::with_capacity(records.len());
    for record in records {
        match meant(&record.value) {
            Ok(meant) => {
                kept.push(record);
                meant_by.push(meant);
            }
            Err(message) => problems.push(problem(&record, message)),
        }
    }
    let known: FxHashMap<&str, usize> = kept
        .iter()
        .enumerate()
        .map(|(index, record)| (record.reference.as_str(), index))
        .collect();
    let mut relations: Vec<BTreeSet<(&str, &str)>> = vec![BTreeSet::new(); kept.len()];
    for (index, meant) in meant_by.iter().enumerate() {
        for relation in meant {
            relations[index].insert((relation.outgoing, &relation.target));
            match known.get(relation.target.as_str()) {
                Some(other) => {
                    relations[*other].insert((relation.incoming, &kept[index].reference));
                }
                None => {
                    let label = crate::relation::label(relation.outgoing);
                    let message = format!("{label} {}, which does not exist.", relation.target);
                    problems.push(problem(&kept[index], message));
                }
            }
        }
    }
    let relations: Vec<Value> = relations
        .iter()
        .map(|own| {
            own.iter()
                .map(|(kind, target)| json!({"type": kind, "targetRef": target}))
                .collect()
        })
        .collect();
    for (record, relations) in kept.iter_mut().zip(relations) {
        record.value["relations"] = relations;
    }
    kept
}

fn problem(record: &Record, message: String) -> Problem {
    Problem {
        file: record.file.clone(),
        line: Some(record.line),
        entity: Some(record.reference.clone()),
        message,
    }
}

fn meant(entity: &Value) -> Result<Vec<Meant>, String> {
    let text = |path: &str| entity.pointer(path).and_then(Value::as_str);
    let kind = text("/kind").unwrap_or_default();
    let Some(known) = kind::find(kind, text("/spec/type")) else {
        return Ok(Vec::new());
    };
    let namespace = text("/metadata/namespace").unwrap_or(DEFAULT_NAMESPACE);
    let mut meant = Vec::new();
    for relates in known.relates {
        let Some(value) = entity["spec"].get(relates.field) else {
            continue;
        };
        let many = value.as_array().map_or(&[] as &[Value], Vec::as_slice);
        for written in value
            .as_str()
            .into_iter()
            .chain(many.iter().filter_map(Value::as_str))
        {
            meant.push(Meant {
                outgoing: relates.outgoing,
                incoming: relates.incoming,
                target: target(written, relates, namespace)?,
            });
        }
    }
    Ok(meant)
}

fn target(written: &str, relates: &Relates, namespace: &str) -> Result<String, String> {
    EntityRef::parse_in(written, relates.default_kind, namespace)
        .map(|target| target.to_string())
        .map_err(|error| format!("/spec/{}: {error}", relates.field))
}
