//! What a backend keeps for each of its users (`user-settings-backend` `router.ts`): values under a
//! bucket and a key.

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::{Value, json};

use super::auth::Standing;
use super::client::Client;
use super::error::Error;
use super::request::{Method, Request};

const PLUGIN: &str = "user-settings";

/// Where a value is: a bucket, and a key in it. Neither has anything that an address would escape.
pub type SettingPlace = (&'static str, &'static str);

/// How a backend can be asked for settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingsAccess {
    /// Many at once (since user-settings-backend 0.3).
    Together,
    /// One by one.
    Single,
    /// It keeps none.
    None,
}

impl Client {
    /// Asks the catalog next to nothing, where nothing else is asked: then it becomes known who reads.
    pub fn introduce(self) {
        let is_unknown = self.session().standing().get_untracked() == Standing::Unknown;
        if is_unknown && !self.is_embedded() && !self.has_answered().get_untracked() {
            spawn_local(async move {
                let question = Request::get("/entities?limit=1&fields=kind".to_owned());
                // Whatever the answer is.
                let _ = self.reply(question, None).await;
            });
        }
    }

    /// Settings of whoever is signed in, in order; nothing for what is not there. `access` is what is
    /// known of the backend, and what was learned of it comes back.
    pub async fn settings(
        self,
        places: &[SettingPlace],
        access: Option<SettingsAccess>,
    ) -> Result<(SettingsAccess, Vec<Option<Value>>), Error> {
        if access != Some(SettingsAccess::Single)
            && let Some(found) = self.settings_together(places).await?
        {
            return Ok((SettingsAccess::Together, found));
        }
        let mut found = Vec::with_capacity(places.len());
        for place in places {
            match self.setting(*place).await? {
                Some(value) => found.push(value),
                None => return Ok((SettingsAccess::None, Vec::new())),
            }
        }
        Ok((SettingsAccess::Single, found))
    }

    /// Nothing where the backend cannot be asked so.
    async fn settings_together(
        self,
        places: &[SettingPlace],
    ) -> Result<Option<Vec<Option<Value>>>, Error> {
        let items = places
            .iter()
            .map(|(bucket, key)| json!({"bucket": bucket, "key": key}));
        let question = json!({"items": items.collect::<Vec<_>>()});
        let request = of_plugin(Request::question("/multiget", &question));
        let answer = match self.send(request, None).await {
            Err(Error::NotFound) => return Ok(None),
            answer => answer?,
        };
        let items = answer.get("items").and_then(Value::as_array);
        let items = items.filter(|items| items.len() == places.len());
        let items = items.ok_or(Error::Unreadable)?;
        Ok(Some(
            items
                .iter()
                .map(|item| item.get("value").cloned())
                .collect(),
        ))
    }

    /// Nothing where there is no such plugin: a stock front end may answer in its place with a page.
    async fn setting(self, place: SettingPlace) -> Result<Option<Option<Value>>, Error> {
        let reply = self
            .reply(of_plugin(Request::get(target(place))), None)
            .await?;
        if reply.status == 404 {
            // The plugin itself says what it misses.
            let is_said = serde_json::from_slice::<Value>(&reply.body)
                .is_ok_and(|said| said.pointer("/error/name").is_some());
            return Ok(is_said.then_some(None));
        }
        match reply.json() {
            Ok(answer) => Ok(answer.get("value").map(|value| Some(value.clone()))),
            Err(Error::Unreadable) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Has the backend keep a value for whoever is signed in.
    pub async fn keep_setting(self, place: SettingPlace, value: &Value) -> Result<(), Error> {
        let request = Request {
            method: Method::Put,
            ..Request::post(&target(place), &json!({"value": value}))
        };
        self.reply(of_plugin(request), None).await?.done()
    }
}

fn of_plugin(request: Request) -> Request {
    Request {
        plugin: PLUGIN,
        ..request
    }
}

fn target((bucket, key): SettingPlace) -> String {
    ["/buckets/", bucket, "/keys/", key].concat()
}
