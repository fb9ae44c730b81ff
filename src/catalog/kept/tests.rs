//! What becomes of a reader's things that changed in two places.

use serde_json::{Value, json};

use super::{Items, merge};

const VIEWS: Items = Items::Named("name");
const VISITS: Items = Items::Met("ref", 3);

/// `agreed` is nothing before the first meeting.
fn merged(items: Items, agreed: Option<Value>, ours: Value, theirs: Value) -> Value {
    merge(items, agreed.as_ref(), &ours, &theirs)
}

#[test]
fn at_the_first_meeting_no_star_of_either_side_is_lost() {
    let both = merged(Items::Whole, None, json!(["a", "b"]), json!(["b", "c"]));
    assert_eq!(both, json!(["b", "c", "a"]));
    assert_eq!(
        merged(Items::Whole, None, json!(["a"]), Value::Null),
        json!(["a"])
    );
    assert_eq!(
        merged(Items::Whole, None, Value::Null, json!(["a"])),
        json!(["a"])
    );
    assert_eq!(
        merged(Items::Whole, None, Value::Null, Value::Null),
        Value::Null
    );
}

#[test]
fn stars_given_and_taken_on_both_sides_are_all_heeded() {
    let agreed = Some(json!(["a", "b", "c"]));
    // Here b was taken and d given, there c was taken and e given.
    let both = merged(
        Items::Whole,
        agreed,
        json!(["a", "c", "d"]),
        json!(["a", "b", "e"]),
    );
    assert_eq!(both, json!(["a", "e", "d"]));
}

#[test]
fn what_only_one_side_changed_is_as_that_side_has_it() {
    let agreed = json!(["a", "b"]);
    for changed in [
        json!(["b", "a"]),
        json!(["a"]),
        json!(["x", "a", "b"]),
        Value::Null,
    ] {
        for items in [Items::None, Items::Whole] {
            let agreed = || Some(agreed.clone());
            assert_eq!(
                merged(items, agreed(), changed.clone(), json!(["a", "b"])),
                changed
            );
            assert_eq!(
                merged(items, agreed(), json!(["a", "b"]), changed.clone()),
                changed
            );
        }
    }
}

#[test]
fn everything_taken_there_leaves_what_was_added_here() {
    let agreed = Some(json!(["a", "b"]));
    assert_eq!(
        merged(Items::Whole, agreed, json!(["a", "b", "c"]), Value::Null),
        json!(["c"])
    );
}

#[test]
fn two_views_of_one_name_that_know_nothing_of_each_other_both_stay() {
    let (ours, theirs) = (
        json!({"name": "Mine", "query": "1"}),
        json!({"name": "Mine", "query": "2"}),
    );
    let second = json!({"name": "Mine (2)", "query": "1"});
    let both = merged(VIEWS, None, json!([ours]), json!([theirs]));
    assert_eq!(both, json!([theirs, second]));
    let third = json!({"name": "Mine (2)", "query": "3"});
    let all = merged(VIEWS, None, json!([ours]), json!([third, theirs]));
    assert_eq!(
        all,
        json!([third, theirs, {"name": "Mine (3)", "query": "1"}])
    );
    // The same view twice is one.
    assert_eq!(
        merged(VIEWS, None, json!([ours]), json!([ours])),
        json!([ours])
    );
}

#[test]
fn a_view_that_was_changed_on_one_side_survives_its_removal_on_the_other() {
    let (old, new) = (
        json!({"name": "V", "query": "1"}),
        json!({"name": "V", "query": "2"}),
    );
    let other = json!({"name": "W", "query": ""});
    let agreed = || Some(json!([old, other]));
    assert_eq!(
        merged(VIEWS, agreed(), json!([new, other]), json!([])),
        json!([new])
    );
    assert_eq!(
        merged(VIEWS, agreed(), json!([]), json!([new, other])),
        json!([new])
    );
    // Changed on both, ours is the later.
    let newest = json!({"name": "V", "query": "3"});
    assert_eq!(
        merged(VIEWS, agreed(), json!([newest, other]), json!([new, other])),
        json!([newest, other])
    );
}

#[test]
fn visits_are_the_newest_first_once_each_and_not_too_many() {
    let visit = |name: &str| json!({"ref": name, "title": name});
    let list =
        |names: &str| Value::Array(names.chars().map(|name| visit(&name.to_string())).collect());
    assert_eq!(merged(VISITS, None, list("ab"), list("bc")), list("abc"));
    assert_eq!(
        merged(VISITS, Some(list("cd")), list("acd"), list("bcd")),
        list("acd")
    );
    // Forgotten here, met there meanwhile.
    assert_eq!(
        merged(VISITS, Some(list("cd")), list("d"), list("bcd")),
        list("db")
    );
}

#[test]
fn choices_are_merged_one_by_one() {
    let agreed = Some(json!({"compact": false, "widths": {"Name": 100, "Owner": 90}}));
    let ours = json!({"compact": true, "widths": {"Name": 100, "Owner": 80}});
    let theirs = json!({"compact": false, "endless": true, "widths": {"Name": 300, "Owner": 90}});
    let both = json!({"compact": true, "endless": true, "widths": {"Name": 300, "Owner": 80}});
    assert_eq!(merged(Items::None, agreed, ours, theirs), both);
    let first = merged(
        Items::None,
        None,
        json!({"compact": true, "endless": true}),
        json!({"compact": false}),
    );
    assert_eq!(first, json!({"compact": false, "endless": true}));
}

#[test]
fn one_choice_is_the_later_one_and_at_the_first_meeting_that_of_the_backend() {
    assert_eq!(
        merged(Items::None, Some(json!("a")), json!("b"), json!("c")),
        json!("b")
    );
    assert_eq!(
        merged(Items::None, None, json!("b"), json!("c")),
        json!("c")
    );
    assert_eq!(
        merged(Items::None, None, json!("b"), Value::Null),
        json!("b")
    );
    assert_eq!(
        merged(Items::None, Some(json!("a")), Value::Null, json!("c")),
        Value::Null
    );
}

#[test]
fn what_is_no_list_is_an_empty_one() {
    assert_eq!(
        merged(Items::Whole, None, json!("a"), json!(["b"])),
        json!(["b"])
    );
    assert_eq!(
        merged(VIEWS, None, json!([1, {"name": 2}]), json!([{"name": "V"}])),
        json!([{"name": "V"}])
    );
}
