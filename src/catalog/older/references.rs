//! Entities by their references, from catalogs without by-refs: a filter names those of one kind and
//! namespace together.

use crate::entity_ref::EntityRef;
use crate::listing::Parameters;

/// Letters of the filters of one request; names have no letters that an address spells longer.
const LONGEST: usize = 4000;

/// The parameters of requests that together ask for all of these; the answers have no order.
pub fn chunks(references: &[EntityRef]) -> Vec<Parameters> {
    let mut chunks = Vec::new();
    let mut first = 0;
    while first < references.len() {
        let mut length = 0;
        let rest = &references[first..];
        let fitting = rest.iter().take_while(|reference| {
            length += reference.to_string().len() + "metadata.name=,".len();
            length <= LONGEST
        });
        let count = fitting.count().max(1);
        let mut parameters = filters(&rest[..count]);
        parameters.push(("limit", count.to_string()));
        chunks.push(parameters);
        first += count;
    }
    chunks
}

fn filters(references: &[EntityRef]) -> Parameters {
    let mut sets: Vec<(String, Vec<&str>)> = Vec::new();
    for reference in references {
        let place = [
            "kind=",
            &reference.kind,
            ",metadata.namespace=",
            &reference.namespace,
        ];
        let place = place.concat().to_lowercase();
        match sets.iter_mut().find(|(known, _)| *known == place) {
            Some((_, names)) => names.push(&reference.name),
            None => sets.push((place, vec![&reference.name])),
        }
    }
    let set = |(place, names): (String, Vec<&str>)| {
        let names = names.iter().map(|name| [",metadata.name=", name].concat());
        ("filter", place + &names.collect::<String>())
    };
    sets.into_iter().map(set).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_of_one_kind_and_namespace_are_asked_for_together() {
        let references = ["a", "b"].map(|name| EntityRef::new("Component", "default", name));
        let group = EntityRef::new("group", "default", "c");
        let all = [references[0].clone(), group, references[1].clone()];
        let [parameters] = &chunks(&all)[..] else {
            panic!("not one request");
        };
        let texts: Vec<&str> = parameters.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(
            texts,
            [
                "kind=component,metadata.namespace=default,metadata.name=a,metadata.name=b",
                "kind=group,metadata.namespace=default,metadata.name=c",
                "3",
            ]
        );
    }

    #[test]
    fn many_are_asked_for_in_several_requests() {
        let names = (0..500).map(|index| EntityRef::new("api", "default", format!("api-{index}")));
        let all: Vec<EntityRef> = names.collect();
        let chunks = chunks(&all);
        assert!(chunks.len() > 1);
        let names = chunks.iter().flatten();
        let names = names
            .flat_map(|(_, text)| text.split(','))
            .filter_map(|statement| statement.strip_prefix("metadata.name=").map(str::to_owned));
        let expected: Vec<String> = all.iter().map(|reference| reference.name.clone()).collect();
        assert_eq!(names.collect::<Vec<_>>(), expected);
        let longest = chunks.iter().flatten().map(|(_, text)| text.len()).max();
        assert!(longest.is_some_and(|longest| longest <= LONGEST));
    }
}
