//! The file an export goes into: one the reader chose, written as pages come, or a download once
//! all of it is there. Only some browsers let a page write into files.

use std::future::Future;

use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use super::Trouble;
use crate::language::words::export as words;
use crate::ui::save;

/// Where an export goes.
pub enum Target {
    /// A file on the reader's disk: its handle, and the stream into it.
    Chosen {
        /// `FileSystemFileHandle`
        handle: JsValue,
        /// `FileSystemWritableFileStream`
        stream: JsValue,
        /// What the reader called it.
        name: String,
    },
    /// A download: its parts so far. The browser may keep them on disk.
    Download {
        /// Blobs.
        parts: Array,
        /// What the download is called.
        name: String,
        /// The media type of the whole.
        media_type: &'static str,
    },
}

/// What became of asking where to save.
pub enum Opened {
    /// There is something to write into.
    Target(Target),
    /// The reader closed the question.
    Refused,
}

impl Target {
    /// Asks where to save, where the browser can; this has to be called right from a click.
    pub fn open(name: &str, media_type: &'static str) -> impl Future<Output = Opened> + use<> {
        let question = ask_where(name, media_type);
        let download = Self::Download {
            parts: Array::new(),
            name: name.to_owned(),
            media_type,
        };
        async move {
            let Some(question) = question else {
                return Opened::Target(download);
            };
            match JsFuture::from(question).await {
                Ok(handle) => Opened::Target(stream_into(handle).await.unwrap_or(download)),
                Err(error) if text(&error, "name") == "AbortError" => Opened::Refused,
                // Pages in frames, for one, may not ask.
                Err(_) => Opened::Target(download),
            }
        }
    }

    /// What the file is called.
    pub fn name(&self) -> &str {
        match self {
            Self::Chosen { name, .. } | Self::Download { name, .. } => name,
        }
    }

    /// Appends to the file.
    pub async fn write(&self, text: &str) -> Result<(), Trouble> {
        match self {
            Self::Chosen { stream, .. } => {
                let written = call(stream, "write", &[text.into()]).await;
                written.map(drop).map_err(|error| unwritable(&error))
            }
            Self::Download { parts, .. } => {
                let part = Blob::new_with_str_sequence(&Array::of1(&text.into()));
                let part: JsValue = part.map_err(|error| unwritable(&error))?.into();
                parts.push(&part);
                Ok(())
            }
        }
    }

    /// Ends the file: only now it is there.
    pub async fn save(&self) -> Result<(), Trouble> {
        let saved = match self {
            Self::Chosen { stream, .. } => call(stream, "close", &[]).await.map(drop),
            Self::Download {
                parts,
                name,
                media_type,
            } => download(parts, name, media_type),
        };
        saved.map_err(|error| unwritable(&error))
    }

    /// Leaves nothing behind, not even the empty file that stands for a question answered.
    pub fn discard(self) {
        let Self::Chosen { handle, stream, .. } = self else {
            return;
        };
        spawn_local(async move {
            // What fails here leaves an empty file, which is all there is to lose.
            let _ = call(&stream, "abort", &[]).await;
            let size = match call(&handle, "getFile", &[]).await {
                Ok(file) => Reflect::get(&file, &"size".into()).ok(),
                Err(_) => None,
            };
            if size.and_then(|size| size.as_f64()) == Some(0.0) {
                let _ = call(&handle, "remove", &[]).await;
            }
        });
    }
}

/// The browser's own question for a file; `None` where it has none.
fn ask_where(name: &str, media_type: &str) -> Option<Promise> {
    let window = window();
    let picker: Function = Reflect::get(&window, &"showSaveFilePicker".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let (_, extension) = name.rsplit_once('.')?;
    let extension = [".", extension].concat();
    let kind = object(&[(media_type, Array::of1(&extension.into()).into())]);
    let kind = object(&[("accept", kind.into())]);
    let options = object(&[
        ("suggestedName", name.into()),
        ("types", Array::of1(&kind).into()),
    ]);
    picker.call1(&window, &options).ok()?.dyn_into().ok()
}

async fn stream_into(handle: JsValue) -> Option<Target> {
    let stream = call(&handle, "createWritable", &[]).await.ok()?;
    let name = text(&handle, "name");
    Some(Target::Chosen {
        handle,
        stream,
        name,
    })
}

/// Calls a method that promises something.
async fn call(target: &JsValue, method: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(target, &method.into())?.dyn_into()?;
    let arguments: Array = arguments.iter().collect();
    let promise = method.apply(target, &arguments)?;
    JsFuture::from(Promise::resolve(&promise)).await
}

fn download(parts: &Array, name: &str, media_type: &str) -> Result<(), JsValue> {
    let whole = Blob::new_with_blob_sequence(parts)?;
    let whole = whole.slice_with_f64_and_f64_and_content_type(0.0, whole.size(), media_type)?;
    save(&whole, name)
}

fn unwritable(error: &JsValue) -> Trouble {
    let reason = text(error, "message");
    Trouble {
        title: words::unwritable().to_owned(),
        advice: words::unwritable_advice(&reason),
        is_final: true,
    }
}

fn text(of: &JsValue, key: &str) -> String {
    let value = Reflect::get(of, &key.into()).ok();
    value
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}

fn object(entries: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (key, value) in entries {
        // A plain object takes any property.
        let _ = Reflect::set(&object, &(*key).into(), value);
    }
    object
}
