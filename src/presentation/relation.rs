//! What relations are called. Types are open-ended, as kinds are: one nobody has heard of is what it says.

use catalog::relation;

use crate::language::words::relation as words;

/// What to call a list of such relations: `dependsOn` is "Depends on".
pub fn relation_label(kind: &str) -> String {
    let label = match kind {
        "ownedBy" => words::owned_by(),
        "ownerOf" => words::owner_of(),
        "partOf" => words::part_of(),
        "hasPart" => words::has_part(),
        "providesApi" => words::provides_api(),
        "apiProvidedBy" => words::api_provided_by(),
        "consumesApi" => words::consumes_api(),
        "apiConsumedBy" => words::api_consumed_by(),
        "dependsOn" => words::depends_on(),
        "dependencyOf" => words::dependency_of(),
        "parentOf" => words::parent_of(),
        "childOf" => words::child_of(),
        "memberOf" => words::member_of(),
        "hasMember" => words::has_member(),
        other => return relation::sentence(other),
    };
    label.to_owned()
}

/// The relation as a verb between two entities: `ownerOf` is "owns". For the lines of a graph.
pub(super) fn relation_verb(kind: &str) -> String {
    let verb = match kind {
        "ownedBy" => words::verb_owned_by(),
        "ownerOf" => words::verb_owner_of(),
        "partOf" => words::verb_part_of(),
        "hasPart" => words::verb_has_part(),
        "providesApi" => words::verb_provides_api(),
        "apiProvidedBy" => words::verb_api_provided_by(),
        "consumesApi" => words::verb_consumes_api(),
        "apiConsumedBy" => words::verb_api_consumed_by(),
        "dependsOn" => words::verb_depends_on(),
        "dependencyOf" => words::verb_dependency_of(),
        "parentOf" => words::verb_parent_of(),
        "childOf" => words::verb_child_of(),
        "memberOf" => words::verb_member_of(),
        "hasMember" => words::verb_has_member(),
        other => return relation::sentence(other).to_lowercase(),
    };
    verb.to_owned()
}
