//! Cards and the pictures on them.

use callboard::ui::{Avatar, AvatarSize, Card};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{Stage, attribute, settle};

#[wasm_bindgen_test]
async fn a_card_counts_what_it_lists_once_that_is_known() {
    let count = RwSignal::new(None::<usize>);
    let stage = Stage::of(move || {
        view! {
            <Card title="Members" count=count>"Somebody"</Card>
        }
        .into_any()
    });
    let stage = stage.await;
    assert!(!stage.has(".count"));
    for known in [12, 3] {
        count.set(Some(known));
        settle().await;
        assert_eq!(stage.text("h2 > .count"), known.to_string());
    }
}

#[wasm_bindgen_test]
async fn a_portrait_has_initials_and_no_name() {
    let stage = Stage::of(|| {
        let picture = Signal::stored(None::<String>);
        view! { <Avatar name="Road crew (touring)" picture=picture size=AvatarSize::Portrait /> }
            .into_any()
    });
    let stage = stage.await;
    let avatar = stage.find(".avatar");
    assert_eq!(attribute(&avatar, "data-size").as_deref(), Some("portrait"));
    assert_eq!(attribute(&avatar, "aria-hidden").as_deref(), Some("true"));
    assert_eq!(stage.text(".avatar"), "RT");
}
