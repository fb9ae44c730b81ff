//! Where this portal's own files and pages are.
//!
//! In the portal that is a folder of its origin, most often its root. In a page of somebody else's, where `<callboard-tab>`
//! shows a part of it, files lie beside the script that came from the portal, and pages beside the
//! configuration that the part was given.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;

use js_sys::Array;
use leptos::prelude::{provide_context, use_context, window};
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag, Url, Worker, WorkerOptions, WorkerType};

/// Where the files of this build are, whose names change with what is in them, and whose page this is.
struct Site {
    /// Their folder; ends with a slash.
    files: String,
    /// Which of them is the embedded catalog.
    worker: String,
    is_guest: bool,
}

/// The pages that the views of one owner lead to.
#[derive(Clone)]
struct Pages {
    /// Their folder; ends with a slash.
    base: String,
    /// The backend they name, where there are several.
    backend: Option<String>,
}

/// What names a backend in an address.
const BACKEND_KEY: &str = "backend";

thread_local! {
    /// The folder of the portal in its origin, without the slash at its end.
    static HOME: RefCell<String> = const { RefCell::new(String::new()) };
    static SITE: OnceCell<Site> = const { OnceCell::new() };
    static BACKEND: RefCell<Option<String>> = const { RefCell::new(None) };
    static STARTERS: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
}

/// The portal is in this folder of its origin, `/` or `/portal/`, and the files of this build, the catalog's
/// worker among them, in a folder of theirs. Said once, before anything else.
pub fn settle(folder: &str, files: &str, worker: &str) {
    HOME.set(folder.trim_end_matches('/').to_owned());
    know(files, worker, false);
}

fn know(files: &str, worker: &str, is_guest: bool) {
    SITE.with(|site| {
        _ = site.set(Site {
            files: folder(files),
            worker: worker.to_owned(),
            is_guest,
        });
    });
}

fn at_home(path: &str) -> String {
    HOME.with_borrow(|home| [home, path].concat())
}

/// The path in the portal, `/catalog`, of a path of its origin, if it is in the portal's folder.
pub fn path_at_home(path: &str) -> Option<String> {
    HOME.with_borrow(|home| match path.strip_prefix(home.as_str())? {
        "" => Some("/".to_owned()),
        rest => rest.starts_with('/').then(|| rest.to_owned()),
    })
}

/// This program is a guest in a page of somebody else's, and its files are in this folder. Said once,
/// before anything else; who says nothing is at home.
pub fn visit(files: &str, worker: &str) {
    know(files, worker, true);
}

/// Whether the page is somebody else's: its title, its address and its storage are not ours then.
pub fn is_guest() -> bool {
    SITE.with(|site| site.get().is_some_and(|site| site.is_guest))
}

/// The address of a file that has its name for ever, `/config.json`.
pub fn file(path: &str) -> String {
    if is_guest() {
        return file_of_build(path);
    }
    at_home(path)
}

/// The address of a file of this build, `/lazy/...`.
pub fn file_of_build(path: &str) -> String {
    SITE.with(|site| match site.get() {
        Some(site) => [&site.files, path.trim_start_matches('/')].concat(),
        None => at_home(path),
    })
}

/// The file of this build that is the embedded catalog, a worker.
pub fn catalog_worker() -> String {
    let worker = SITE.with(|site| site.get().map(|site| site.worker.clone()));
    worker.unwrap_or_default()
}

/// The origin of the files.
pub fn origin() -> Result<String, JsValue> {
    let files = SITE.with(|site| site.get().map(|site| site.files.clone()));
    match files.filter(|_| is_guest()) {
        Some(files) => Ok(Url::new(&files)?.origin()),
        None => window().location().origin(),
    }
}

/// Starts a file of this build as a worker. What goes wrong while it loads comes as its error event.
pub fn start_worker(path: &str) -> Result<Worker, JsValue> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    Worker::new_with_options(&worker_address(path), &options)
}

/// What a worker can be started by. Browsers start none whose script is of another origin than the
/// page; a script of the page's own may import such a one.
pub fn worker_address(path: &str) -> String {
    let address = file_of_build(path);
    if !is_guest() {
        return address;
    }
    if let Some(starter) = STARTERS.with_borrow(|starters| starters.get(&address).cloned()) {
        return starter;
    }
    // Refused only where nothing can be started at all, which the worker's error then says.
    let starter = starter_of(&address).unwrap_or_else(|_| address.clone());
    STARTERS.with_borrow_mut(|starters| starters.insert(address, starter.clone()));
    starter
}

/// Kept as long as the page: whoever gets it may start a worker at any time.
fn starter_of(address: &str) -> Result<String, JsValue> {
    if Url::new(address)?.origin() == window().location().origin()? {
        return Ok(address.to_owned());
    }
    let quoted = String::from(js_sys::JSON::stringify(&address.into())?);
    let import = ["import ", &quoted, ";"].concat();
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&import.into()), &options)?;
    Url::create_object_url_with_blob(&blob)
}

/// The pages that the views below the current owner lead to are in this folder, and of the backend of
/// this name where there are several.
pub fn provide_pages(base: &str, backend: Option<&str>) {
    provide_context(Pages {
        base: folder(base),
        backend: backend.map(str::to_owned),
    });
}

/// The address of a page of the portal, `/catalog?...`, as it is written into links.
pub fn page(path: &str) -> String {
    // Most links are drawn at home, where nobody has to be asked.
    if !is_guest() {
        let path = at_home(path);
        return BACKEND.with_borrow(|name| match name {
            Some(name) => with_backend(&path, name),
            None => path,
        });
    }
    match use_context::<Pages>() {
        Some(Pages { base, backend }) => {
            let address = page_below(&base, path);
            match backend {
                Some(name) => with_backend(&address, &name),
                None => address,
            }
        }
        None => file(path),
    }
}

/// From now on the addresses of pages name this backend: the portal has several.
pub fn name_backend(name: &str) {
    BACKEND.set(Some(name.to_owned()));
}

/// Whether a page, `/catalog?...`, is another backend's than that which is named.
pub fn is_of_other_backend(path: &str) -> bool {
    let query = path.split_once('?').map_or("", |(_, query)| query);
    let query = query.split_once('#').map_or(query, |(query, _)| query);
    BACKEND.with_borrow(|name| {
        name.is_some() && backend_of(query).is_some_and(|wanted| Some(wanted) != *name)
    })
}

/// The name of the backend in a query, with or without its question mark.
pub fn backend_of(query: &str) -> Option<String> {
    let query = query.trim_start_matches('?').as_bytes();
    let found = form_urlencoded::parse(query).find(|(key, _)| key == BACKEND_KEY);
    found.map(|(_, name)| name.into_owned())
}

/// A page, `/catalog?...`, of the backend of this name, which needs no escaping; of another if its
/// address says so already.
pub fn with_backend(path: &str, name: &str) -> String {
    let (path, place) = path.split_at(path.find('#').unwrap_or(path.len()));
    let separator = match path.split_once('?') {
        None => "?",
        Some((_, query)) if backend_of(query).is_some() => return [path, place].concat(),
        Some(_) => "&",
    };
    [path, separator, BACKEND_KEY, "=", name, place].concat()
}

/// The address of a page, `/catalog?...`, of the portal in this folder.
pub fn page_below(base: &str, path: &str) -> String {
    [&folder(base), path.trim_start_matches('/')].concat()
}

/// The path of a page of the portal, `/catalog?...`, if an address is in this folder.
pub fn path_below(base: &str, address: &str) -> Option<String> {
    let base = folder(base);
    let rest = address.strip_prefix(base.trim_end_matches('/'))?;
    rest.starts_with('/').then(|| rest.to_owned())
}

fn folder(address: &str) -> String {
    [address.trim_end_matches('/'), "/"].concat()
}
