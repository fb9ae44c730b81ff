//! What a backend says of who has signed in.

use callboard::api::{Access, Error, Flow, Provider, SignInError, User};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

fn answer() -> Value {
    json!({
        "providerInfo": {"accessToken": "theirs", "scope": "openid", "expiresInSeconds": 300},
        "profile": {"email": "ada@lantern-street.example", "displayName": "Ada", "picture": ""},
        "backstageIdentity": {
            "token": "header.payload.signature",
            "expiresInSeconds": 3600,
            "identity": {
                "type": "user",
                "userEntityRef": "user:default/ada",
                "ownershipEntityRefs": ["group:default/stage", "user:default/ada", 7],
            },
        },
    })
}

#[wasm_bindgen_test]
fn a_user_is_first_among_what_they_own_things_as() {
    let user = User::of_answer("github", &answer()).expect("a user");
    assert_eq!(user.provider.as_deref(), Some("github"));
    assert_eq!(user.reference, "user:default/ada");
    assert_eq!(user.owners, ["user:default/ada", "group:default/stage"]);
    assert_eq!(user.name.as_deref(), Some("Ada"));
    assert_eq!(user.email.as_deref(), Some("ada@lantern-street.example"));
    assert_eq!(user.picture, None);
    assert!(!user.is_guest());
}

#[wasm_bindgen_test]
fn userinfo_names_a_user_too() {
    let told = json!({"claims": {"sub": "user:default/ada", "ent": ["group:default/stage"]}});
    let user = User::of_claims(&told).expect("a user");
    assert_eq!(user.owners, ["user:default/ada", "group:default/stage"]);
    assert_eq!((user.provider, user.name), (None, None));
    assert_eq!(User::of_claims(&json!({"claims": {}})), None);
}

#[wasm_bindgen_test]
fn an_answer_without_an_identity_lets_nobody_in() {
    assert!(Access::of_answer("github", &answer()).is_some());
    for missing in ["/backstageIdentity", "/backstageIdentity/token"] {
        let mut answer = answer();
        *answer.pointer_mut(missing).expect("it is there") = Value::Null;
        assert!(Access::of_answer("github", &answer).is_none(), "{missing}");
    }
}

#[wasm_bindgen_test]
fn whoever_is_not_signed_in_is_told_why() {
    let refused = SignInError::Refused("no such user".to_owned());
    assert_eq!(refused.sentence(), "You were not signed in: no such user");
    let offline = SignInError::from(Error::Offline);
    assert!(offline.sentence().starts_with(Error::Offline.title()));
    let words = SignInError::from(Error::Unexpected(502, "down".to_owned()));
    assert_eq!(words.sentence(), "You were not signed in: down");
}

#[wasm_bindgen_test]
fn providers_are_what_they_usually_are() {
    let github = Provider::of("github");
    assert_eq!((github.title(), github.flow), ("GitHub", Flow::Popup));
    assert_eq!(Provider::of("gcpIap").flow, Flow::Proxy);
    let own = Provider::of("acme");
    assert_eq!((own.title(), own.flow), ("acme", Flow::Popup));
}
