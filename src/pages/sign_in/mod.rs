//! Where readers arrive who are not signed in.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use crate::api::{use_client, use_config};
use crate::language::words::visit as words;
use crate::presentation::{SignInChoices, set_title};
use crate::ui::{Icon, LiveRegion, Notice, Tone};

/// Whose portal it is, and the ways in. The address stays: it is where the reader goes from here.
#[component]
pub fn SignInPage() -> impl IntoView {
    let config = use_config();
    let session = use_client().session();
    set_title(|| words::sign_in().to_owned());
    let is_old = RwSignal::new(false);
    let reason = move || {
        let reason = session.reason().get().filter(|_| !is_old.get())?;
        Some(
            view! { <Notice tone=Tone::Warning title=words::not_let_in()><p>{reason}</p></Notice> },
        )
    };
    let class_name = [
        "sign-in-page ",
        style_sheet!("style/components/sign_in_page.css"),
    ]
    .concat();
    let organization = config.organization.clone();
    view! {
        <main class=class_name id="main" tabindex="-1">
            <div class="panel">
                <Icon name="callboard" />
                <h1>{config.title.clone()}</h1>
                {organization.map(|name| view! { <p class="organization">{name}</p> })}
                <p class="lead">{words::sign_in_lead()}</p>
                {reason}
                <SignInChoices session=session on_try=move |()| is_old.set(true) />
            </div>
        </main>
        <LiveRegion />
    }
}
