//! Lists of entities in JSON, as `GET /entities` of a catalog gives them, and packed catalogs.

use std::rc::Rc;

use serde_json::Value;

use super::annotation::Origin;
use super::location::Location;
use super::reading::Source;
use super::{Ingestion, ProblemKind, document, reference};

/// Whether a text is a JSON list.
pub(super) fn is_list(text: &str) -> bool {
    let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    text.starts_with('[')
}

/// Whether an entity is as a catalog hands it out: named, with uid and relations.
fn is_stitched(entity: &Value) -> bool {
    let is_word = |pointer: &str| {
        let value = entity.pointer(pointer);
        value.is_none_or(|value| value.as_str().is_some_and(|text| !text.is_empty()))
    };
    entity.get("relations").is_some_and(Value::is_array)
        && entity
            .pointer("/metadata/uid")
            .is_some_and(Value::is_string)
        && reference(entity).is_some()
        && [
            "/apiVersion",
            "/kind",
            "/metadata/namespace",
            "/metadata/name",
        ]
        .into_iter()
        .all(is_word)
}

impl Ingestion {
    /// Takes the entities of a list. Those that a catalog has handed out, with uid and relations,
    /// stay as they are; others are processed as from an entity provider.
    pub(super) fn read_list(&mut self, source: &Source, file: u32, text: &Rc<str>) {
        self.stand_for_itself(source, file);
        for (index, document) in document::read_json(text).enumerate() {
            let value = match document.content {
                Ok(value) => value,
                Err(why) => {
                    let address = self.files[file as usize].address.clone();
                    let place = (address.as_str(), Some(document.line));
                    let message = format!("JSON error at {}, {why}", source.location);
                    self.report(place, None, ProblemKind::Invalid, ("", message));
                    continue;
                }
            };
            let is_stitched = is_stitched(&value);
            let order = source.order_of(index as u32);
            let document =
                source.document(value, (document.line, text), file, order, Origin::Entity);
            match is_stitched {
                true => self.keep_stitched(document),
                false => self.take(document),
            }
        }
    }

    /// Remembers where an entity that was handed out came from, and what it leads to: its ancestors
    /// are the Locations that name that place.
    pub(super) fn trace(
        &mut self,
        entity: &Value,
        place: &Location,
        name: &str,
        (draft, reference): (u32, u32),
    ) {
        let is_root = place.entity_ref() == name;
        let file = self.file(&place.address());
        self.drafts[draft as usize].place = (!is_root).then_some(file);
        if entity["kind"] == "Location" {
            let spec = &entity["spec"];
            let kind = spec.get("type").and_then(Value::as_str);
            let many = spec.get("targets").and_then(Value::as_array);
            let targets = spec
                .get("target")
                .into_iter()
                .chain(many.into_iter().flatten());
            for target in targets.filter_map(Value::as_str) {
                let target = place.resolve(kind, target);
                let file = self.file(&target.address());
                self.files[file as usize].parents.push(reference);
            }
        }
    }

    /// Takes a packed catalog. Alone it is the catalog; beside others its entities are taken out.
    pub(super) fn take_packed(&mut self, address: &str, bytes: Vec<u8>) {
        let is_alone =
            self.drafts.len() == 1 && self.excluded.is_empty() && self.waiting.len() == 1;
        let catalog = match crate::snapshot::read(bytes) {
            Ok(catalog) => catalog,
            Err(why) => return self.give(address, Err(why)),
        };
        self.progress.entities += catalog.len();
        if is_alone && self.unasked.is_empty() {
            self.waiting.clear();
            self.ready = Some(catalog);
        } else {
            let mut list = String::from("[");
            for entity in 0..catalog.len() as u32 {
                if entity > 0 {
                    list.push(',');
                }
                catalog.write(entity, &mut list);
            }
            list.push(']');
            drop(catalog);
            self.give(address, Ok(list));
        }
        self.report_progress();
    }

    /// No Location entity stands for a snapshot that is a root.
    pub(super) fn stand_for_itself(&mut self, source: &Source, file: u32) {
        self.files[file as usize].is_snapshot = true;
        self.files[file as usize].parents.clear();
        if source.is_root()
            && let Some(draft) = self.drafts.get_mut(source.parent_draft as usize)
        {
            draft.is_dropped = true;
        }
    }
}

/// The place that an entity's annotation tells.
pub(super) fn place_of(entity: &Value) -> Option<Location> {
    let place = entity.pointer("/metadata/annotations/backstage.io~1managed-by-location")?;
    let (kind, target) = place.as_str()?.split_once(':')?;
    Some(Location {
        kind: kind.to_owned(),
        target: target.to_owned(),
    })
}
