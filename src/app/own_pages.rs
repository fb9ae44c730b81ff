//! The portal's own pages, which operators can rename, order and turn off like any other's.

use catalog::plugin::{Extension, ExtensionKind};

use crate::language::words::{graph, import, problems, shell};
use crate::plugin::Installed;

/// All of them, in order, by the ids that Backstage has for them.
pub fn own_pages(embedded: bool) -> Vec<Installed> {
    let page = |plugin: &str, path: &str, title: &str, icon: &str, nav: bool| {
        Installed::own_page(Extension {
            path: path.to_owned(),
            icon: Some(icon.to_owned()),
            nav,
            ..Extension::new(plugin, ExtensionKind::Page, "", title)
        })
    };
    vec![
        page("catalog", "catalog", shell::catalog(), "layout-grid", true),
        // Only the embedded catalog can say what it could not read.
        page(
            "problems",
            "problems",
            problems::title(),
            "alert-triangle",
            embedded,
        ),
        page(
            "catalog-import",
            "catalog-import",
            import::title(),
            "file-plus",
            false,
        ),
        page(
            "catalog-graph",
            "catalog-graph",
            graph::graph(),
            "network",
            false,
        ),
    ]
}
