//! That the backend cannot be asked, while it cannot.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use crate::api::{Client, Connection};
use crate::language::words::shell as words;
use crate::ui::{Icon, announce};

/// Stands above every page while what is on it may be out of date, and goes by itself.
#[component]
pub fn ConnectionBanner(client: Client) -> impl IntoView {
    let connection = client.connection();
    Effect::new(move |before: Option<Connection>| {
        let now = connection.get();
        match (news(now), before.and_then(news)) {
            (Some(news), _) => announce(news.to_owned()),
            (None, Some(_)) => announce(words::connected().to_owned()),
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
        let news = news(connection.get())?;
        Some(view! {
            <div class=class_name.clone()>
                <Icon name="cloud" />
                <p>{news}</p>
            </div>
        })
    }
}

fn news(connection: Connection) -> Option<&'static str> {
    match connection {
        Connection::Online => None,
        Connection::Offline => Some(words::offline()),
        Connection::Unreachable => Some(words::unreachable()),
    }
}
