//! The other tabs of this browser: they sign in and out together, and do not renew a session at the
//! same time. A provider may take a refresh token only once.

use std::future::Future;
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{BroadcastChannel, MessageEvent};

const CHANNEL: &str = "callboard-session";

/// What a tab tells the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum News {
    /// The reader has signed in with this provider.
    In(String),
    /// The reader has signed out.
    Out,
}

/// The other tabs that show the same backend.
pub(super) struct Tabs {
    backend: String,
    channel: Option<BroadcastChannel>,
    _heard: Closure<dyn Fn(MessageEvent)>,
}

impl Tabs {
    /// Listens to the other tabs.
    pub(super) fn of(backend: &str, on_news: impl Fn(News) + 'static) -> Self {
        let own = backend.to_owned();
        let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let text = event.data().as_string().unwrap_or_default();
            if let Some(news) = read(&text, &own) {
                on_news(news);
            }
        });
        // A browser that has none has no tabs that could hear each other.
        let channel = BroadcastChannel::new(CHANNEL).ok();
        if let Some(channel) = &channel {
            channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        }
        Self {
            backend: backend.to_owned(),
            channel,
            _heard: heard,
        }
    }

    /// Tells the other tabs.
    pub(super) fn tell(&self, news: &News) {
        let text = match news {
            News::In(provider) => ["in\n", &self.backend, "\n", provider].concat(),
            News::Out => ["out\n", &self.backend].concat(),
        };
        if let Some(channel) = &self.channel {
            // Refused only once it is closed.
            let _ = channel.post_message(&text.into());
        }
    }

    /// Does something while no other tab does it.
    pub(super) async fn alone<T: 'static>(
        &self,
        work: impl Future<Output = T> + 'static,
    ) -> Option<T> {
        let done = Rc::new(std::cell::RefCell::new(None));
        let name = [CHANNEL, " ", &self.backend].concat();
        let result = Rc::clone(&done);
        let work = Closure::once_into_js(move |_: JsValue| {
            future_to_promise(async move {
                let told = work.await;
                result.replace(Some(told));
                Ok(JsValue::UNDEFINED)
            })
        });
        // Only pages of secure origins have locks.
        match request(&name, &work) {
            Ok(promise) => _ = JsFuture::from(promise).await,
            Err(_) => {
                let work: &js_sys::Function = work.unchecked_ref();
                let promise = work.call1(&JsValue::UNDEFINED, &JsValue::NULL).ok()?;
                _ = JsFuture::from(Promise::resolve(&promise)).await;
            }
        }
        done.take()
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}

fn read(text: &str, backend: &str) -> Option<News> {
    let (what, rest) = text.split_once('\n')?;
    match what {
        "in" => {
            let (about, provider) = rest.split_once('\n')?;
            (about == backend).then(|| News::In(provider.to_owned()))
        }
        "out" => (rest == backend).then_some(News::Out),
        _ => None,
    }
}

#[wasm_bindgen]
extern "C" {
    /// The Web Locks API, which web-sys has behind a flag.
    #[wasm_bindgen(catch, js_namespace = ["navigator", "locks"])]
    fn request(name: &str, work: &JsValue) -> Result<Promise, JsValue>;
}
