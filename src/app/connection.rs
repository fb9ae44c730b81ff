//! That the backend cannot be asked, while it cannot.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use crate::api::{Client, Connection};
use crate::ui::{Icon, announce};

/// Stands above every page while what is on it may be out of date, and goes by itself.
#[component]
pub fn ConnectionBanner(client: Client) -> impl IntoView {
    let connection = client.connection();
    Effect::new(move |before: Option<Connection>| {
        let now = connection.get();
        match (words(now), before.and_then(words)) {
            (Some(words), _) => announce(words.to_owned()),
            (None, Some(_)) => announce("The connection is back.".to_owned()),
            (None, None) => {}
        }
        now
    });
    let class_name = [
        "connection ",
        style_sheet!("style/components/connection.css"),
    ]
    .concat();
    move || {
        let words = words(connection.get())?;
        Some(view! {
            <div class=class_name.clone()>
                <Icon name="cloud" />
                <p>{words}</p>
            </div>
        })
    }
}

fn words(connection: Connection) -> Option<&'static str> {
    match connection {
        Connection::Online => None,
        Connection::Offline => Some("You are offline. What you see may be out of date."),
        Connection::Unreachable => Some(
            "The backend does not answer. What you see may be out of date; it is asked again by itself.",
        ),
    }
}
