//! The catalog list.

mod asked;
mod cards;
mod cells;
mod columns;
mod compare;
mod drawn;
mod endless;
mod export;
mod facts;
mod filling;
mod filter;
mod filters;
mod groups;
mod head;
mod keys;
mod layout_switch;
mod nothing;
mod pager;
mod peek;
mod row_menu;
mod rows;
mod selection;
mod selection_bar;
mod sheet;
mod status;
mod table_settings;
mod text_filter;
mod title;
mod views;
mod whose;

use std::future::Future;

use catalog::listing::{Layout, Listing};
use leptos::prelude::*;
use stylers_macro::style_sheet;

use self::asked::{asked_listing, first_page_on_lost_place, notices, question};
use self::drawn::{Drawn, drawn, shown};
use self::export::{Export, Exporting};
use self::filters::Filters;
use self::groups::Groups;
use self::layout_switch::LayoutSwitch;
use self::pager::Pager;
use self::peek::{PeekPanel, provide_peek};
use self::selection::provide_selection;
use self::selection_bar::SelectionBar;
use self::table_settings::TableSettings;
use self::text_filter::TEXT_ID;
use self::title::kind_name;
use self::views::ViewsMenu;
use crate::api::{Error, Page, ask, use_client, use_registering};
use crate::language::words::{filter as filter_words, list as words};
use crate::lazy::{Unloaded, chunk};
use crate::presentation::{
    after, deferred_silently, deferred_until, end_prologue, icon, set_title, turn,
};
use crate::route::Route;
use crate::session::use_tables;
use crate::ui::{Icon, LinkButton, TextFieldToCome, announce};

/// Filters, table and pager, all of them in the address.
#[component]
pub fn CatalogPage() -> impl IntoView {
    let client = use_client();
    let asked = asked_listing();
    let listing = Memo::new(move |_| asked.read().listing.clone());
    let taste = use_tables().taste();
    let are_rows = move || listing.read().layout == Layout::Table;
    let endless = Memo::new(move |_| taste.read().endless && are_rows());
    let question = Memo::new(move |_| question(&listing.read(), endless.get()));
    // Of all that is chosen about tables only the columns make other rows.
    let chosen = Memo::new(move |_| table_settings::chosen(&listing.read()));
    let page = ask(
        move || question.get(),
        move |listing, signal| async move { client.list(&listing, columns::FIELDS, signal).await },
    );
    let lost_place = first_page_on_lost_place(listing, page.latest());
    let is_grouped = Memo::new(move |_| matches!(listing.read().layout, Layout::Groups(_)));
    // The first rows come before what they can do without.
    let has_come = after(move || page.latest().read().is_some());
    let is_first = !has_come.get_untracked();
    let kind_name = Memo::new(move |_| kind_name(&listing.read()));
    set_title(move || kind_name.get());
    announce_total(page.latest(), kind_name);
    keys::listen(provide_peek());

    let items = Signal::derive(move || match &*page.latest().read() {
        Some(Ok(page)) => page.items.clone(),
        _ => Vec::new(),
    });
    provide_selection(items);
    let exporting = Exporting::default();
    let drawn = drawn(page.latest(), listing, endless, chosen);
    // Rows say by themselves when they are there.
    Effect::new(move |_| {
        if !matches!(*drawn.read(), Drawn::Waiting | Drawn::Rows(_)) {
            end_prologue();
        }
    });

    let total = Signal::derive(move || match &*page.latest().read() {
        Some(Ok(page)) => Some(page.total),
        _ => None,
    });
    let is_partial =
        Memo::new(move |_| matches!(&*page.latest().read(), Some(Ok(page)) if page.is_partial));
    // By itself, so that the focus stays on it when other columns come.
    let pager = move || {
        let is_paged = matches!(&*drawn.read(), Drawn::Rows(_) | Drawn::Cards);
        let page = page.latest().get().and_then(Result::ok);
        let page = page.filter(|_| is_paged && !is_grouped.get())?;
        let (listing, next, previous) = (listing.get_untracked(), page.next, page.previous);
        Some(view! { <Pager listing=listing next=next previous=previous total=page.total /> })
    };
    let count = move || total.get().map(|total| total.to_string());
    let class_name = ["page-head ", style_sheet!("style/components/page_head.css")].concat();
    view! {
        <header class=class_name>
            <div class="title-row">
                <span class="tile">{move || view! { <Icon name=kind_icon(&listing.read()) /> }}</span>
                <h1>{move || kind_name.get()} " " <span class="count">{count}</span></h1>
                {deferred_until(
                    has_come,
                    move || in_turn(is_first, move || actions(listing, exporting, total)),
                    actions_to_come,
                )}
            </div>
        </header>
        {move || notices(asked.get().notices, lost_place.get(), is_partial.get())}
        {deferred_until(
            has_come,
            move || in_turn(is_first, move || filters(listing)),
            move || filters_to_come(listing),
        )}
        <section aria-label=words::entities() aria-busy=move || page.asking().get().to_string()>
            {move || {
                if is_grouped.get() {
                    let latest = page.latest();
                    return deferred_silently(move || groups(listing, latest));
                }
                shown(drawn.get(), page.latest(), items, listing, Callback::new(move |()| page.retry()))
            }}
            {pager}
        </section>
        {move || has_come.get().then(|| deferred_silently(move || beside(exporting)))}
    }
}

/// As high as what will stand there; the words of the list may be typed already.
fn filters_to_come(listing: Memo<Listing>) -> AnyView {
    let class_name = [
        "filter-bar ",
        style_sheet!("style/components/filter_bar.css"),
    ]
    .concat();
    let text = listing.read_untracked().text.clone();
    view! {
        <div class=class_name>
            <TextFieldToCome id=TEXT_ID label=filter_words::text() value=text />
            <div class="place"></div>
            <div class="place"></div>
        </div>
    }
    .into_any()
}

fn actions_to_come() -> AnyView {
    view! { <div class="actions to-come"></div> }.into_any()
}

/// Draws one of several parts that come with the same code, each by itself on the first list of a visit. Later the
/// code is there, and so are they at once.
async fn in_turn<F>(is_first: bool, draw: impl FnOnce() -> F) -> Result<AnyView, Unloaded>
where
    F: Future<Output = Result<AnyView, Unloaded>>,
{
    if is_first {
        code().await?;
        turn().await;
    }
    draw().await
}

// What the first rows can do without.
chunk! { list:
    fn code() -> () {}

    fn actions(listing: Memo<Listing>, exporting: Exporting, total: Signal<Option<usize>>) -> AnyView {
        view! {
            <div class="actions">
                <LayoutSwitch listing=listing />
                <ViewsMenu listing=listing />
                <TableSettings listing=listing />
                <Register />
                <Export exporting=exporting listing=listing total=total />
            </div>
        }
        .into_any()
    }

    fn filters(listing: Memo<Listing>) -> AnyView {
        view! { <Filters listing=listing /> }.into_any()
    }

    fn groups(listing: Memo<Listing>, page: RwSignal<Option<Result<Page, Error>>>) -> AnyView {
        view! { <Groups listing=listing page=page /> }.into_any()
    }

    fn beside(exporting: Exporting) -> AnyView {
        view! {
            <PeekPanel />
            <SelectionBar exporting=exporting />
        }
        .into_any()
    }
}

#[component]
fn Register() -> impl IntoView {
    let registering = use_registering();
    move || {
        (registering.get() == Some(true)).then(|| {
            view! {
                <LinkButton href=Route::Import.href() icon="file-plus" title=words::register_title()>
                    <span class="word">{words::register()}</span>
                </LinkButton>
            }
        })
    }
}

fn kind_icon(listing: &Listing) -> &'static str {
    listing.kind.as_deref().map_or("layout-grid", icon)
}

fn announce_total(latest: RwSignal<Option<Result<Page, Error>>>, kind_name: Memo<String>) {
    Effect::new(move |last: Option<Option<usize>>| {
        let total = match &*latest.read() {
            Some(Ok(page)) => Some(page.total),
            _ => None,
        };
        if let Some(total) = total.filter(|_| last.is_some_and(|last| last != total)) {
            announce(words::total(&total.to_string(), &kind_name.get_untracked()));
        }
        total
    });
}
