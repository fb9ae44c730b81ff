//! All of a big picture, small, with the part that is in sight.

use leptos::prelude::*;
use leptos::svg::Svg;
use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

use super::measured::HEIGHT;
use super::place::WHOLE;
use super::view::View;

/// Boxes of the picture: the middle and the width of each.
pub type Spots = Vec<(i32, i32, i32)>;

/// A map to press on. It says nothing that the picture does not, so it is hidden from screen readers.
#[component]
pub fn Minimap(view: View, spots: RwSignal<Spots>) -> impl IntoView {
    let map = NodeRef::<Svg>::new();
    let covers = move || {
        let (width, height) = view.size.get();
        [
            "0 0 ",
            &width.max(1).to_string(),
            " ",
            &height.max(1).to_string(),
        ]
        .concat()
    };
    // One path for all: a thousand rectangles would cost as much as the picture.
    let marks = move || {
        let mut path = String::new();
        for (x, y, width) in spots.read().iter() {
            let (left, top) = ((x - width / 2).to_string(), (y - HEIGHT / 2).to_string());
            let (width, height) = (width.to_string(), HEIGHT.to_string());
            path.push_str(
                &[
                    "M", &left, " ", &top, "h", &width, "v", &height, "h-", &width, "z",
                ]
                .concat(),
            );
        }
        path
    };
    let seen = move |pick: fn((i32, i32, i32, i32)) -> i32| {
        move || {
            let (place, (width, height)) = (view.place.get(), view.seen.get());
            let scale = place.scale.max(1);
            let of = |pixels: i32| pixels * WHOLE / scale;
            pick((of(-place.x), of(-place.y), of(width), of(height))).to_string()
        }
    };
    let go = move |event: PointerEvent| {
        let Some(map) = map.get_untracked().filter(|_| event.buttons() & 1 == 1) else {
            return;
        };
        let map: &Element = map.unchecked_ref();
        let bounds = map.get_bounding_client_rect();
        let (width, height) = view.size.get_untracked();
        // The picture is as large as it fits, and in the middle.
        let fit = (bounds.width() / f64::from(width.max(1)))
            .min(bounds.height() / f64::from(height.max(1)));
        let left = bounds.left() + (bounds.width() - f64::from(width) * fit) / 2.0;
        let top = bounds.top() + (bounds.height() - f64::from(height) * fit) / 2.0;
        let x = ((f64::from(event.client_x()) - left) / fit) as i32;
        let y = ((f64::from(event.client_y()) - top) / fit) as i32;
        let (frame_width, frame_height) = view.seen.get_untracked();
        view.place.update(|place| {
            place.x = frame_width / 2 - x * place.scale / WHOLE;
            place.y = frame_height / 2 - y * place.scale / WHOLE;
        });
    };
    view! {
        <svg
            class="minimap"
            aria-hidden="true"
            viewBox=covers
            node_ref=map
            on:pointerdown=move |event| {
                event.stop_propagation();
                go(event);
            }
            on:pointermove=move |event| {
                event.stop_propagation();
                go(event);
            }
        >
            <path class="marks" d=marks />
            <rect
                class="seen"
                x=seen(|(x, _, _, _)| x)
                y=seen(|(_, y, _, _)| y)
                width=seen(|(_, _, width, _)| width)
                height=seen(|(_, _, _, height)| height)
            />
        </svg>
    }
}
