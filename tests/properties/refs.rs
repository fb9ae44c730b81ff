//! Entity references: reading, printing, and what is not written.

use catalog::entity_ref::EntityRef;
use proptest::prelude::*;

use super::cases;

/// A part of a reference that can be written: not empty, and with no separator.
const PART: &str = "[A-Za-z0-9._é-]{1,8}";

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn what_is_printed_reads_back(kind in PART, namespace in PART, name in "[A-Za-z0-9._:/-]{1,8}") {
        let written = EntityRef::new(&kind, &namespace, &name);
        let printed = written.to_string();
        let read = EntityRef::parse(&printed).expect("a printed reference");
        prop_assert_eq!(&read, &written);
        prop_assert_eq!(read.to_string(), printed);
    }

    #[test]
    fn case_does_not_count_but_is_kept(kind in PART, namespace in PART, name in PART) {
        let written = EntityRef::parse(&format!("{kind}:{namespace}/{name}")).expect("a reference");
        prop_assert_eq!(&written.name, &name);
        prop_assert_eq!(&written.kind, &kind);
        let lower = EntityRef::new(kind.to_lowercase(), namespace.to_lowercase(), name.to_lowercase());
        prop_assert_eq!(&lower, &written);
        prop_assert_eq!(lower.to_string(), written.to_string());
    }

    #[test]
    fn what_is_not_written_comes_from_the_context(
        kind in prop::option::of(PART),
        namespace in prop::option::of(PART),
        name in PART,
        default_kind in prop::option::of(PART),
        default_namespace in PART,
    ) {
        let text = [
            kind.as_ref().map(|kind| format!("{kind}:")),
            namespace.as_ref().map(|namespace| format!("{namespace}/")),
            Some(name.clone()),
        ]
        .into_iter()
        .flatten()
        .collect::<String>();
        let read = EntityRef::parse_in(&text, default_kind.as_deref(), &default_namespace);
        match kind.or(default_kind) {
            None => prop_assert!(read.is_err(), "{} names no kind", text),
            Some(kind) => {
                let read = read.expect("a reference");
                let namespace = namespace.unwrap_or(default_namespace);
                prop_assert_eq!((read.kind, read.namespace, read.name), (kind, namespace, name));
            }
        }
    }

    #[test]
    fn any_text_is_a_reference_or_refused(text in "[a:/é .]{0,10}") {
        if let Ok(read) = EntityRef::parse(&text) {
            prop_assert!(![&read.kind, &read.namespace, &read.name].iter().any(|part| part.is_empty()));
            let again = EntityRef::parse(&read.to_string()).expect("what was read once");
            prop_assert_eq!(again, read);
        }
    }
}
