//! The list in one piece: as long as all of its rows, of which only those in sight are drawn and
//! asked for.

use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use catalog::entity::Entity;
use catalog::listing::Listing;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{AbortController, Element};

use super::cells::cells;
use super::columns::{Column, FIELDS};
use super::filling::Filling;
use super::head::Head;
use super::sheet::Sheet;
use crate::api::{Page, use_client};
use crate::route::{Move, Route, use_address};
use crate::ui::window as rows_in;

/// Rows asked for at a time.
pub const BLOCK: usize = 100;

/// How high a row is until one is there to be measured.
const ROW: f64 = 40.0;

/// How long scrolling rests before the address says where.
const REST: Duration = Duration::from_millis(200);

/// The blocks that came so far, and the one way to ask for more.
#[derive(Clone, Copy)]
struct Blocks {
    blocks: RwSignal<Vec<Option<Vec<Arc<Entity>>>>>,
    asked: StoredValue<Vec<bool>>,
}

impl Blocks {
    fn new(first: Page) -> Self {
        let count = first.total.div_ceil(BLOCK).max(1);
        let mut blocks = vec![None; count];
        let mut asked = vec![false; count];
        blocks[0] = Some(first.items);
        asked[0] = true;
        Self {
            blocks: RwSignal::new(blocks),
            asked: StoredValue::new(asked),
        }
    }

    /// Whether this block has to be asked for now.
    fn take(self, block: usize) -> bool {
        let taken = self
            .asked
            .try_update_value(|asked| match asked.get_mut(block) {
                Some(asked) => !std::mem::replace(asked, true),
                None => false,
            });
        taken.unwrap_or_default()
    }

    fn supply(self, block: usize, items: Option<Vec<Arc<Entity>>>) {
        if items.is_none() {
            // Scrolling there again asks again.
            self.asked.try_update_value(|asked| asked[block] = false);
            return;
        }
        self.blocks.try_update(|blocks| blocks[block] = items);
    }
}

/// All rows of a list, whose first block is there.
#[component]
pub fn Endless(first: Page, columns: Vec<Column>, listing: Memo<Listing>) -> impl IntoView {
    let total = first.total;
    let body = NodeRef::<leptos::html::Tbody>::new();
    let row = RwSignal::new(ROW);
    // Where the window stands in the list, in pixels.
    let place = RwSignal::new((0.0, 0.0));
    let drawn = Memo::new(move |_| {
        let (scrolled, height) = place.get();
        rows_in(scrolled, height, row.get(), total)
    });
    let blocks = Blocks::new(first);
    let asked = listing.get_untracked();
    let offset = asked.offset;
    ask_for_drawn(blocks, drawn, asked);
    let look = move || {
        if let Some(body) = body.get_untracked() {
            let height = measured(&body);
            row.set(height);
            place.set((-body.get_bounding_client_rect().top(), viewport_height()));
        }
    };
    follow_scrolling(look, move || {
        (place.get_untracked().0.max(0.0) / row.get_untracked()) as usize
    });
    start_at(offset, body, look);

    let space = move |rows: usize| [&((row.get() * rows as f64) as u32).to_string(), "px"].concat();
    let (before, after) = (
        move || space(drawn.read().start),
        move || space(total - drawn.read().end.min(total)),
    );
    let (count, head) = (columns.len(), columns.clone());
    let filling = Filling::of(drawn);
    let line = move |index: usize| {
        let columns = columns.clone();
        let (is_its_turn, waits) = (filling.join(index), (count + 3).to_string());
        let shown = Memo::new(move |_| entity(&blocks.blocks.read(), index).cloned());
        let is_here = Memo::new(move |_| is_its_turn.get() && shown.read().is_some());
        let row = move || match is_here.get() {
            true => cells(shown, &columns, listing),
            false => view! { <td colspan=waits.clone() class="to-come"></td> }.into_any(),
        };
        view! { <tr aria-rowindex=(index + 2).to_string()>{row}</tr> }
    };
    view! {
        <Sheet columns=count total=total>
            <Head columns=head listing=listing />
            <tbody node_ref=body>
                <tr class="space" aria-hidden="true" style:block-size=before></tr>
                <For each=move || drawn.get() key=|index| *index children=line />
                <tr class="space" aria-hidden="true" style:block-size=after></tr>
            </tbody>
        </Sheet>
    }
}

fn entity(blocks: &[Option<Vec<Arc<Entity>>>], index: usize) -> Option<&Arc<Entity>> {
    blocks.get(index / BLOCK)?.as_ref()?.get(index % BLOCK)
}

/// Asks for every block in sight that is not there; leaving the list withdraws the questions.
fn ask_for_drawn(blocks: Blocks, drawn: Memo<Range<usize>>, listing: Listing) {
    let client = use_client();
    let controller = StoredValue::new_local(AbortController::new().ok());
    on_cleanup(move || {
        if let Some(controller) = controller.try_update_value(Option::take).flatten() {
            controller.abort();
        }
    });
    Effect::new(move |_| {
        let drawn = drawn.get();
        if drawn.is_empty() {
            return;
        }
        for block in drawn.start / BLOCK..=(drawn.end - 1) / BLOCK {
            let signal = controller.with_value(|controller| Some(controller.as_ref()?.signal()));
            let Some(signal) = signal.filter(|_| blocks.take(block)) else {
                continue;
            };
            let part = Listing {
                limit: BLOCK,
                offset: block * BLOCK,
                cursor: None,
                ..listing.clone()
            };
            spawn_local(async move {
                let page = client.list(&part, FIELDS, signal).await;
                blocks.supply(block, page.ok().map(|page| page.items));
            });
        }
    });
}

/// Looks again whenever the window moves or changes, and keeps in the address how far it is.
fn follow_scrolling(look: impl Fn() + Copy + 'static, first: impl Fn() -> usize + Copy + 'static) {
    let address = use_address();
    let resting = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(handle) = resting.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    };
    let keep = move || {
        let reading = address.reading().get_untracked();
        if let Route::Catalog(mut listing) = reading.route {
            listing.offset = first();
            listing.cursor = None;
            address.go(&Route::Catalog(listing), Move::Replace);
        }
    };
    let on_scroll = window_event_listener(leptos::ev::scroll, move |_| {
        look();
        stop();
        resting.set_value(set_timeout_with_handle(keep, REST).ok());
    });
    let on_resize = window_event_listener(leptos::ev::resize, move |_| look());
    on_cleanup(move || {
        stop();
        on_scroll.remove();
        on_resize.remove();
    });
}

/// Once the table stands, goes to where the address says.
fn start_at(offset: usize, body: NodeRef<leptos::html::Tbody>, look: impl Fn() + Copy + 'static) {
    Effect::new(move |_| {
        let Some(body) = body.get() else { return };
        look();
        if offset > 0 {
            request_animation_frame(move || {
                let top = body.get_bounding_client_rect().top() + measured(&body) * offset as f64;
                let scrolled = window().scroll_y().unwrap_or_default();
                window().scroll_to_with_x_and_y(0.0, scrolled + top);
                look();
            });
        }
    });
}

fn viewport_height() -> f64 {
    let height = window().inner_height().ok();
    height
        .and_then(|height| height.as_f64())
        .unwrap_or_default()
}

/// The height of the rows, which differs with the density and on a phone.
fn measured(body: &Element) -> f64 {
    let row = body.query_selector("[aria-rowindex]").ok().flatten();
    let row: Option<Element> = row.and_then(|row| row.dyn_into().ok());
    let height = row.map_or(0.0, |row| row.get_bounding_client_rect().height());
    if height > 0.0 { height } else { ROW }
}
