//! The portal's own pages, which operators can rename, order and turn off like any other's.

use catalog::plugin::{Extension, ExtensionKind};

use crate::language::words::shell as words;
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
        page("catalog", "catalog", words::catalog(), "layout-grid", true),
        // Only the embedded catalog can say what it could not read.
        page(
            "problems",
            "problems",
            "Problems",
            "alert-triangle",
            embedded,
        ),
        page(
            "catalog-import",
            "catalog-import",
            "Register existing entities",
            "file-plus",
            false,
        ),
        page("catalog-graph", "catalog-graph", "Graph", "network", false),
    ]
}
