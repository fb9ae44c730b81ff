//! The catalog list.

mod cards;
mod cells;
mod columns;
mod compare;
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

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::entity_ref::DEFAULT_NAMESPACE;
use catalog::listing::{Layout, Listing, Order, Whose};
use leptos::prelude::*;
use stylers_macro::style_sheet;

use self::cards::Cards;
use self::columns::Column;
use self::endless::{BLOCK, Endless};
use self::export::{Export, Exporting};
use self::filters::Filters;
use self::groups::Groups;
use self::layout_switch::LayoutSwitch;
use self::nothing::Nothing;
use self::pager::Pager;
use self::peek::{PeekPanel, provide_peek};
use self::rows::Rows;
use self::selection::provide_selection;
use self::selection_bar::SelectionBar;
use self::table_settings::TableSettings;
use self::title::kind_name;
use self::views::ViewsMenu;
use crate::api::{Error, Page, ask, use_client};
use crate::presentation::{ReadingProgress, failed, icon, set_title};
use crate::route::{Move, Route, use_address};
use crate::session::{use_identity, use_stars, use_tables};
use crate::ui::{Icon, LinkButton, Notice, SkeletonRows, Tone, announce};

/// What the address asks for: a list that the catalog can answer, and what was passed over.
#[derive(Clone, PartialEq)]
struct Asked {
    listing: Listing,
    notices: Vec<String>,
}

/// Filters, table and pager, all of them in the address.
#[component]
pub fn CatalogPage() -> impl IntoView {
    let client = use_client();
    let asked = asked_listing();
    let listing = Memo::new(move |_| asked.read().listing.clone());
    let taste = use_tables().taste();
    let are_rows = move || listing.read().layout == Layout::Table;
    let endless = Memo::new(move |_| taste.read().endless && are_rows());
    // An endless list begins with its first block, wherever in it the reader is. Laid out otherwise,
    // a list is still the same page.
    let question = Memo::new(move |_| {
        let listing = listing.get().laid_out(Layout::Table);
        match endless.get() {
            true => Listing {
                limit: BLOCK,
                ..listing.from_start()
            },
            false => listing,
        }
    });
    // Of all that is chosen about tables only the columns make other rows.
    let chosen = Memo::new(move |_| table_settings::chosen(&listing.read()));
    let page = ask(
        move || question.get(),
        move |listing, signal| async move { client.list(&listing, columns::FIELDS, signal).await },
    );
    let lost_place = first_page_on_lost_place(listing, page.latest());
    let is_grouped = Memo::new(move |_| matches!(listing.read().layout, Layout::Groups(_)));
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

    let total = Signal::derive(move || match &*page.latest().read() {
        Some(Ok(page)) => Some(page.total),
        _ => None,
    });
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
                <div class="actions">
                    <LayoutSwitch listing=listing />
                    <ViewsMenu listing=listing />
                    <TableSettings listing=listing />
                    <LinkButton href=Route::Import.href() icon="file-plus" title="Register existing entities">
                        <span class="word">"Register existing"</span>
                    </LinkButton>
                    <Export exporting=exporting listing=listing total=total />
                </div>
            </div>
        </header>
        {move || notices(asked.get().notices, lost_place.get())}
        <Filters listing=listing />
        <section aria-label="Entities" aria-busy=move || page.asking().get().to_string()>
            {move || {
                if is_grouped.get() {
                    return view! { <Groups listing=listing page=page.latest() /> }.into_any();
                }
                shown(drawn.get(), page.latest(), items, listing, Callback::new(move |()| page.retry()))
            }}
            {pager}
        </section>
        <PeekPanel />
        <SelectionBar exporting=exporting />
    }
}

/// Reads the listing out of the address, with the stars of this moment if it is about those: a row
/// whose star is taken stays, so that it can be given back. An order by a field that the kind's
/// entities may lack would hide those that lack it, so it falls back to the name.
fn asked_listing() -> Memo<Asked> {
    let reading = use_address().reading();
    let (stars, owners) = (use_stars().all(), use_identity().owners());
    Memo::new(move |last: Option<&Asked>| {
        let reading = reading.get();
        let Route::Catalog(mut listing) = reading.route else {
            // The reader is leaving: what is on screen stays until the next page replaces it.
            return last.cloned().unwrap_or(Asked {
                listing: Listing::default(),
                notices: Vec::new(),
            });
        };
        let mut notices = reading.notices;
        if !Column::ALL
            .iter()
            .any(|column| column.order_field(listing.kind.as_deref()) == Some(&listing.order.field))
        {
            notices.push(
                [
                    "This list cannot be sorted by \"",
                    &listing.order.field,
                    "\": it is sorted by name.",
                ]
                .concat(),
            );
            listing.order = Order::default();
        }
        match &mut listing.whose {
            Whose::Anyone => {}
            Whose::Owned(known) => *known = owners.get(),
            Whose::Starred(known) => *known = stars.get_untracked(),
        }
        Asked { listing, notices }
    })
}

/// A cursor that the catalog refuses (edited, or from before a change) leads to the first page.
/// True once that has happened, until the list changes.
fn first_page_on_lost_place(
    listing: Memo<Listing>,
    latest: RwSignal<Option<Result<Page, Error>>>,
) -> RwSignal<bool> {
    let address = use_address();
    let lost = RwSignal::new(false);
    Effect::new(move |_| {
        let refused = matches!(&*latest.read(), Some(Err(Error::Invalid(_))));
        let mut first = listing.get_untracked();
        if refused && first.cursor.take().is_some() {
            lost.set(true);
            address.go(&Route::Catalog(first), Move::Replace);
        }
    });
    lost
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
            announce([&total.to_string(), " ", &kind_name.get_untracked()].concat());
        }
        total
    });
}

fn notices(mut sentences: Vec<String>, lost_place: bool) -> Option<impl IntoView> {
    if lost_place {
        sentences
            .push("That place in the list is no longer there: this is the first page.".to_owned());
    }
    (!sentences.is_empty()).then(|| {
        let sentences = sentences
            .into_iter()
            .map(|sentence| view! { <p>{sentence}</p> })
            .collect_view();
        view! { <Notice tone=Tone::Info>{sentences}</Notice> }
    })
}

/// What is drawn; the same as long as only the rows are others.
#[derive(Clone, PartialEq)]
enum Drawn {
    Waiting,
    /// The first page is on its way in place of one that is lost.
    Lost,
    Failed(Error),
    Nothing,
    Endless(Vec<Column>),
    Rows(Vec<Column>),
    Cards,
}

fn drawn(
    latest: RwSignal<Option<Result<Page, Error>>>,
    listing: Memo<Listing>,
    endless: Memo<bool>,
    chosen: Memo<Option<Vec<Column>>>,
) -> Memo<Drawn> {
    // What it is drawn as changes without another answer.
    let are_cards = Memo::new(move |_| listing.read().layout == Layout::Cards);
    Memo::new(move |_| match &*latest.read() {
        None => Drawn::Waiting,
        Some(Err(Error::Invalid(_))) if listing.read_untracked().cursor.is_some() => Drawn::Lost,
        Some(Err(error)) => Drawn::Failed(error.clone()),
        Some(Ok(page)) if page.items.is_empty() => Drawn::Nothing,
        Some(Ok(_)) if are_cards.get() => Drawn::Cards,
        Some(Ok(page)) => {
            let columns = columns_shown(&listing.read_untracked(), page, chosen.get());
            match endless.get_untracked() {
                true => Drawn::Endless(columns),
                false => Drawn::Rows(columns),
            }
        }
    })
}

fn shown(
    drawn: Drawn,
    latest: RwSignal<Option<Result<Page, Error>>>,
    items: Signal<Vec<Arc<Entity>>>,
    listing: Memo<Listing>,
    retry: Callback<()>,
) -> AnyView {
    // What is not worth keeping is drawn anew with every answer.
    let page = move || latest.get().and_then(Result::ok);
    match drawn {
        Drawn::Waiting => view! {
            <ReadingProgress />
            <SkeletonRows rows=8 columns=5 />
        }
        .into_any(),
        Drawn::Lost => ().into_any(),
        Drawn::Failed(error) => failed(&error, retry),
        Drawn::Nothing => {
            (move || page().map(|_| view! { <Nothing listing=listing.get_untracked() /> }))
                .into_any()
        }
        Drawn::Endless(columns) => (move || {
            page().map(|page| {
                view! { <Endless first=page columns=columns.clone() listing=listing /> }
            })
        })
        .into_any(),
        Drawn::Rows(columns) => {
            view! { <Rows items=items columns=columns listing=listing /> }.into_any()
        }
        Drawn::Cards => (move || {
            view! { <Cards items=items.get() listing=listing.get_untracked() /> }
        })
        .into_any(),
    }
}

/// The columns the reader chose, or the usual ones: less one that would repeat a chosen type in
/// every row, and with the namespaces where there are several.
fn columns_shown(listing: &Listing, page: &Page, chosen: Option<Vec<Column>>) -> Vec<Column> {
    if let Some(chosen) = chosen {
        return chosen;
    }
    let mut columns = columns::of(listing.kind.as_deref());
    columns.retain(|column| *column != Column::Type || !listing.has_one_type());
    let elsewhere = |entity: &Entity| entity.reference().namespace != DEFAULT_NAMESPACE;
    if page.items.iter().any(|entity| elsewhere(entity)) {
        let last = columns
            .iter()
            .position(|column| *column == Column::Description);
        columns.insert(last.unwrap_or(columns.len()), Column::Namespace);
    }
    columns
}
