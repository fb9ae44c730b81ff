//! Saved views: lists that have a name, to go to, to share and to look after.

mod manage;
mod save;

use catalog::listing::Listing;
use leptos::prelude::*;

use self::manage::ManageViews;
use self::save::SaveView;
use crate::language::words::views as words;
use crate::route::{Move, Route, use_address};
use crate::session::{SavedView, use_views};
use crate::ui::{Menu, MenuItem, copy};

/// The menu of views: where to go, and what to do with the list as it is now.
#[component]
pub fn ViewsMenu(listing: Memo<Listing>) -> impl IntoView {
    let saved = use_views().all();
    let (saving, managing) = (RwSignal::new(false), RwSignal::new(false));
    let items = Signal::derive(move || {
        let saved = saved.read();
        let mut items: Vec<MenuItem> = saved.iter().map(|view| entry(view, listing)).collect();
        let open = |dialog: RwSignal<bool>| Callback::new(move |()| dialog.set(true));
        items.push(action(words::save_this(), "bookmark-plus", open(saving)));
        items.push(action(
            words::copy_link(),
            "link",
            Callback::new(move |()| copy_link(listing)),
        ));
        if !saved.is_empty() {
            items.push(action(words::manage(), "pencil", open(managing)));
        }
        items
    });
    view! {
        <Menu label=words::menu() icon=Signal::stored("bookmark".to_owned()) items=items text=true />
        <SaveView open=saving listing=listing />
        <ManageViews open=managing />
    }
}

fn entry(view: &SavedView, listing: Memo<Listing>) -> MenuItem {
    let address = use_address();
    let (shown, target) = (view.clone(), view.listing());
    MenuItem {
        title: view.name.clone(),
        icon: if view.pinned { "pin" } else { "bookmark" },
        on_select: Callback::new(move |()| {
            address.go(&Route::Catalog(target.clone()), Move::Push);
        }),
        checked: Some(Signal::derive(move || shown.shows(&listing.read()))),
    }
}

fn action(title: &str, icon: &'static str, on_select: Callback<()>) -> MenuItem {
    MenuItem {
        title: title.to_owned(),
        icon,
        on_select,
        checked: None,
    }
}

fn copy_link(listing: Memo<Listing>) {
    let origin = window().location().origin().unwrap_or_default();
    let href = Route::Catalog(listing.get_untracked().from_start()).href();
    copy(origin + &href);
}
