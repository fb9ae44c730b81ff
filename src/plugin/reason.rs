//! Why an extension is not shown, as `src/lazy/plugin` names it.

use js_sys::Array;

use crate::language::words::reason as words;

/// The sentence of a name. Names come from frames of plugins, too: what is no name says the least.
pub(super) fn sentence(name: &str, of: &Array) -> String {
    if let Some(plain) = plain(name) {
        return plain.to_owned();
    }
    let at = |place| of.get(place).as_string().unwrap_or_default();
    match name {
        "slow-loading" => words::slow_loading(&at(0)),
        "slow-mounting" => words::slow_mounting(&at(0)),
        "other-version" => words::other_version(&at(0)),
        "no-unmount" => words::no_unmount(&at(0)),
        "unreachable" => words::unreachable(&at(0)),
        "answered" => words::answered(&at(0), &at(1)),
        "no-type" => words::no_type(&at(0)),
        "other-type" => words::other_type(&at(0), &at(1)),
        "other-file" => words::other_file(&at(0), &at(1), &at(2)),
        _ => words::not_shown().to_owned(),
    }
}

fn plain(name: &str) -> Option<&'static str> {
    Some(match name {
        "no-document" => words::no_document(),
        "flood" => words::flood(),
        "hangs" => words::hangs(),
        "frame-loaded-anew" => words::frame_loaded_anew(),
        "stopped-loading" => words::stopped_loading(),
        "not-loaded" => words::not_loaded(),
        "no-version" => words::no_version(),
        "no-mount" => words::no_mount(),
        "stopped-mounting" => words::stopped_mounting(),
        "stopped-updating" => words::stopped_updating(),
        "stopped-later" => words::stopped_later(),
        _ => return None,
    })
}
