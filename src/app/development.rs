//! A plugin that is being written comes along with the address, where the operator allows it.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use crate::api::Config;
use crate::language::words::development as words;
use crate::plugin::{Outcome, Plugins};
use crate::session::{forget_developed_plugin, keep_developed_plugin, kept_developed_plugin};
use crate::ui::{Button, Icon, Toast, Tone, toast};

/// The plugin of `?plugin=URL`, or of an earlier address of this browser tab.
pub fn begin(plugins: Plugins, config: &Config) {
    let query = window().location().search().unwrap_or_default();
    let wanted = form_urlencoded::parse(query.trim_start_matches('?').as_bytes())
        .find(|(key, _)| key == "plugin")
        .map(|(_, url)| url.into_owned());
    let Some(url) = wanted.clone().or_else(kept_developed_plugin) else {
        return;
    };
    let origin = web_sys::Url::new(&url).map(|url| url.origin());
    if origin.is_ok_and(|origin| config.development.allows(&origin)) {
        keep_developed_plugin(&url);
        plugins.develop(url);
    } else if wanted.is_some() {
        let key = config.place.key("developmentPlugins");
        let refused = words::refused(&url, &key, config.place.name());
        toast(Toast::of(Tone::Warning, refused));
    }
}

/// Says that there is such a plugin, and what is wrong with it.
#[component]
pub fn DevelopmentBanner(plugins: Plugins) -> impl IntoView {
    let end = Callback::new(move |()| {
        forget_developed_plugin();
        plugins.end_development();
    });
    let class_name = [
        "development ",
        style_sheet!("style/components/development.css"),
    ]
    .concat();
    move || {
        let outcome = plugins.development().get()?;
        let (tone, said) = match &outcome {
            Outcome::Good(plugin) => {
                let said = words::comes_from(&plugin.manifest.name, &plugin.url);
                ("info", said)
            }
            Outcome::Bad { url, reasons, .. } => {
                ("danger", words::unusable(url, &reasons.join(" ")))
            }
        };
        Some(view! {
            <section class=class_name.clone() role="status" data-tone=tone aria-label=words::label()>
                <Icon name="puzzle" />
                <p>{said}</p>
                <Button on_press=end>{words::stop()}</Button>
            </section>
        })
    }
}
