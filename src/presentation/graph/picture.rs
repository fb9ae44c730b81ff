//! A graph as a picture to move about in.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::svg::Svg;
use leptos::task::spawn_local;
use stylers_macro::style_sheet;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent, SvgElement};

use super::canvas::{Canvas, Plan};
use super::hand::Hand;
use super::layout::Draughtsman;
use super::measured::{HEIGHT, Measured};
use super::minimap::{Minimap, Spots};
use super::place::transform;
use super::press::{box_of, focused, is_button, is_inside, page_of};
use super::readiness::ready;
use super::scene::Scene;
use super::view::View;
use crate::ui::{Button, ButtonVariant, ErrorState};

/// Boxes and lines. Boxes are links and buttons in reading order; the picture is moved by pointer and
/// arrows, enlarged by buttons, two fingers, `+`, `-`, `0`, and the wheel with ctrl.
#[component]
pub fn GraphPicture(
    #[prop(into)] scene: Signal<Arc<Scene>>,
    /// What is shown.
    #[prop(into)]
    label: Signal<String>,
    /// Gets the place of a box that was pressed, and whether with shift and with ctrl. Links that
    /// lead where they should by themselves are left alone if it answers false.
    on_choose: Callback<(usize, bool, bool), bool>,
    /// The picture itself, for those who save it.
    drawing: NodeRef<Svg>,
    /// What it is drawn on, for those who save all of it.
    #[prop(default = Canvas::default())]
    canvas: Canvas,
    /// Part of a page on other things: no map, and a finger scrolls the page.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let view = View::new();
    let picture = Picture {
        scene,
        view,
        hand: Hand::new(view),
        canvas,
        content: NodeRef::new(),
        on_choose,
        spots: RwSignal::new(Vec::new()),
        failure: RwSignal::new(None),
        is_waiting: RwSignal::new(true),
    };
    picture.redraw_on_change();
    let hand = picture.hand;
    let attempts = Callback::new(move |()| picture.retry());
    let failed = move || {
        picture.failure.get().map(|message: String| {
            let message = ["Try again. The browser says: ", &message].concat();
            view! { <ErrorState title="The graph could not be drawn" message=message on_retry=attempts /> }
        })
    };
    let has_map = Memo::new(move |_| !small && view.is_large() && view.is_partial());
    let map = move || {
        has_map
            .get()
            .then(|| view! { <Minimap view=view spots=picture.spots /> })
    };
    let is_ready = ready(view, picture.canvas);
    let place = move || transform(view.place.get());
    // On paper it is as large as there is room.
    let extent = move || {
        let (width, height) = view.size.get();
        ["0 0 ", &width.to_string(), " ", &height.to_string()].concat()
    };
    let busy = move || (picture.is_waiting.get() || picture.canvas.is_drawing.get()).to_string();
    let class_name = ["graph ", style_sheet!("style/components/graph.css")].concat();
    view! {
        <div
            class=class_name
            role="group"
            aria-label=label
            aria-busy=busy
            data-small=small.to_string()
            on:keydown=move |event| picture.on_key(&event)
        >
            <div
                class="frame"
                role="group"
                tabindex="0"
                aria-label="Picture: arrows move it, plus and minus change its size"
                data-ready=move || is_ready.get().to_string()
                node_ref=view.frame
                on:wheel=move |event| view.on_wheel(&event)
                on:pointerdown=move |event| hand.on_down(&event)
                on:pointermove=move |event| hand.on_move(&event)
                on:pointerup=move |event| hand.on_up(&event)
                on:pointercancel=move |event| hand.on_up(&event)
                on:click=move |event| picture.on_click(&event)
                on:focusin=move |event| picture.on_focus(&event)
                on:focusout=move |_| picture.canvas.light(None)
                on:pointerover=move |event| picture.canvas.light(box_of(&event))
                on:pointerleave=move |_| picture.canvas.light(None)
                // A link that is pulled is not carried away.
                on:dragstart=|event| event.prevent_default()
            >
                <svg
                    class="canvas"
                    node_ref=drawing
                    viewBox=extent
                    width=move || view.size.get().0
                    height=move || view.size.get().1
                    style:transform=place
                >
                    <g class="content" node_ref=picture.content></g>
                </svg>
            </div>
            {map}
            <div class="tools">
                <Button variant=ButtonVariant::Ghost icon="plus" label="Larger" on_press=move |()| view.step(true) />
                <Button variant=ButtonVariant::Ghost icon="minus" label="Smaller" on_press=move |()| view.step(false) />
                <Button variant=ButtonVariant::Ghost icon="maximize" label="Show all" on_press=move |()| view.fit() />
            </div>
            {failed}
        </div>
    }
}

#[derive(Clone, Copy)]
struct Picture {
    scene: Signal<Arc<Scene>>,
    view: View,
    hand: Hand,
    canvas: Canvas,
    content: NodeRef<leptos::svg::G>,
    on_choose: Callback<(usize, bool, bool), bool>,
    spots: RwSignal<Spots>,
    failure: RwSignal<Option<String>>,
    is_waiting: RwSignal<bool>,
}

impl Picture {
    fn redraw_on_change(self) {
        let draughtsman = Draughtsman::new();
        Effect::new(move |last: Option<Option<String>>| {
            let scene = self.scene.get();
            self.failure.track();
            let root = scene.boxes.first().map(|first| first.key.clone());
            let content = self.content.get()?;
            if self.failure.read_untracked().is_some() {
                return root;
            }
            let stays = last.flatten() == root;
            self.is_waiting.set(true);
            let content: Element = content.unchecked_into();
            spawn_local(async move {
                let measured = Measured::of(&scene, &content);
                match draughtsman.lay_out(&measured.sizes).await {
                    Ok(Some(layout)) => {
                        let plan = Plan {
                            scene,
                            measured,
                            layout,
                        };
                        self.show(&content, plan, stays);
                    }
                    // Something newer is under way, or nobody looks any more.
                    Ok(None) => {}
                    Err(message) => {
                        self.failure.try_set(Some(message));
                        self.is_waiting.try_set(false);
                    }
                }
            });
            root
        });
    }

    fn retry(self) {
        self.failure.set(None);
    }

    fn show(self, content: &Element, plan: Plan, stays: bool) {
        let layout = &plan.layout;
        // The view may be gone by now.
        if self.view.size.try_set(layout.size).is_some() {
            return;
        }
        let widths = plan.measured.sizes.boxes.chunks_exact(2);
        let spots = layout.boxes.iter().zip(widths);
        self.spots
            .set(spots.map(|((x, y), size)| (*x, *y, size[0])).collect());
        self.view
            .begin(layout.boxes.first().copied().unwrap_or_default());
        self.is_waiting.set(false);
        // Whoever went to another root goes on from there.
        let place = if stays {
            focused(content)
        } else {
            is_inside(content).then_some(0)
        };
        self.canvas.draw(content, plan, move || {
            if let Some(place) = place {
                self.focus(place);
            }
        });
    }

    /// Gives the focus to a box, or to the last there is.
    fn focus(self, place: usize) {
        if let Some(element) = self.canvas.pressed(place) {
            // Refused only where nothing can have the focus.
            let _ = element.unchecked_into::<SvgElement>().focus();
        }
    }

    fn on_focus(self, event: &Event) {
        let place = box_of(event);
        self.canvas.light(place);
        let spot = place.and_then(|place| self.spots.read_untracked().get(place).copied());
        if let Some((x, y, width)) = spot {
            self.view
                .reveal(x - width / 2, y - HEIGHT / 2, x + width / 2, y + HEIGHT / 2);
        }
    }

    fn on_click(self, event: &MouseEvent) {
        if self.hand.has_pulled() {
            return event.prevent_default();
        }
        let elsewhere = event.ctrl_key() || event.meta_key();
        if let Some(place) = box_of(event) {
            if self.on_choose.run((place, event.shift_key(), elsewhere)) {
                event.prevent_default();
            }
        } else if let Some(place) = page_of(event).filter(|_| !elsewhere && !event.shift_key()) {
            event.prevent_default();
            self.on_choose.run((place, true, false));
        }
    }

    fn on_key(self, event: &KeyboardEvent) {
        if let Some(place) = box_of(event)
            && matches!(event.key().as_str(), "Enter" | " ")
            && is_button(event)
        {
            event.prevent_default();
            self.on_choose.run((place, false, false));
            return;
        }
        self.view.on_key(event);
    }
}
