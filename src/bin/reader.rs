//! Reads files over the network.

use std::collections::VecDeque;

use catalog::ingest;
use catalog::service::Work;
use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use gloo_net::http::RequestBuilder;
use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, RequestCache, Response};

/// Files read at a time: what browsers open to one HTTP/1 server.
const AT_A_TIME: usize = 6;

/// How a gzip file begins.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// Reads every file that a work wants.
pub(crate) async fn read(work: &mut Work) {
    let mut queue = VecDeque::new();
    let mut running = FuturesUnordered::new();
    loop {
        queue.extend(work.wanted());
        while running.len() < AT_A_TIME {
            let Some(address) = queue.pop_front() else {
                break;
            };
            running.push(fetch(address));
        }
        let Some((address, content)) = running.next().await else {
            return;
        };
        work.supply(&address, content);
    }
}

/// A file's bytes, or why there are none. The browser's cache is asked whether it is still true:
/// who edits a catalog wants to see the edit.
async fn fetch(address: String) -> (String, Result<Vec<u8>, String>) {
    let content = content(&address).await;
    (address, content)
}

async fn content(address: &str) -> Result<Vec<u8>, String> {
    if address.starts_with("file:") {
        return Err("a browser does not read files of a disk".to_owned());
    }
    let request = RequestBuilder::new(&ingest::readable(address)).cache(RequestCache::NoCache);
    let response = request
        .send()
        .await
        .map_err(|_| "there is no answer, or it may not be read from here (CORS)".to_owned())?;
    if !response.ok() {
        let status = response.status().to_string();
        let text = response.status_text();
        return Err(["the answer was ", &status, " ", &text]
            .concat()
            .trim()
            .to_owned());
    }
    // A host of single-page apps answers with the page where it has no file.
    let kind = response.headers().get("content-type").unwrap_or_default();
    if kind.starts_with("text/html") {
        return Err("there is a web page in its place, as if it did not exist".to_owned());
    }
    let bytes = response.binary().await.map_err(|error| error.to_string())?;
    if bytes.starts_with(&GZIP) {
        return unzip(&bytes)
            .await
            .map_err(|_| "it is a damaged gzip file".to_owned());
    }
    Ok(bytes)
}

/// What hosts do not compress on the way can lie there compressed.
async fn unzip(bytes: &[u8]) -> Result<Vec<u8>, JsValue> {
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)))?;
    // Not among what web-sys calls stable, though every browser has it.
    let class = Reflect::get(&js_sys::global(), &"DecompressionStream".into())?;
    let unzipper = Reflect::construct(&class.dyn_into::<Function>()?, &Array::of1(&"gzip".into()))?;
    let stream = blob.stream().pipe_through(unzipper.unchecked_ref());
    let response = Response::new_with_opt_readable_stream(Some(&stream))?;
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
