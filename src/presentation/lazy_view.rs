//! What a module of `src/lazy` draws, inside a page of ours.

use std::sync::Arc;

use js_sys::{Object, Promise, Reflect};
use leptos::html::Div;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

use super::phrase::say;
use crate::language::{spoken, words::lazy as words};
use crate::lazy::{Drawer, Drawing, import};
use crate::ui::{ErrorState, Skeleton};

/// How far it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Loading,
    Drawn,
    Failed,
}

/// Loads a module and lets it draw a text; says so while it loads, and offers to try again when it
/// could not be loaded. It is taken away with the view.
#[component]
pub fn LazyView(
    /// One of the constants of [`crate::lazy`].
    module: &'static str,
    text: Arc<str>,
    /// What the module is told beside the text.
    options: Vec<(&'static str, String)>,
    /// Called with a reason when the module cannot draw this text.
    #[prop(optional, into)]
    on_problem: Option<Callback<String>>,
    /// The classes of the sheet that the module draws for.
    class: String,
) -> impl IntoView {
    let root = NodeRef::<Div>::new();
    let stage = RwSignal::new(Stage::Loading);
    let attempt = RwSignal::new(0_u32);
    let drawing = StoredValue::new_local(None::<Drawing>);
    let settings = StoredValue::new_local(settings(&options, on_problem));
    Effect::new(move |_| {
        let attempt = attempt.get();
        let Some(root) = root.get() else { return };
        let text = Arc::clone(&text);
        spawn_local(async move {
            let Some(options) = settings.try_with_value(|(options, _)| options.clone()) else {
                return;
            };
            let drawn = draw(&address(module, attempt), &root, &text, &options).await;
            // The reader may have left meanwhile.
            match drawn {
                Ok(drawn) => match drawing
                    .try_update_value(|last| last.replace(drawn.clone().unchecked_into()))
                {
                    Some(_) => _ = stage.try_set(Stage::Drawn),
                    None => take_away(drawn.unchecked_ref()),
                },
                Err(_) => _ = stage.try_set(Stage::Failed),
            }
        });
    });
    on_cleanup(move || {
        if let Some(drawing) = drawing.try_update_value(Option::take).flatten() {
            take_away(&drawing);
        }
    });
    let retry = move |()| {
        stage.set(Stage::Loading);
        attempt.update(|attempt| *attempt += 1);
    };
    let beside = move || match stage.get() {
        Stage::Drawn => None,
        Stage::Loading => Some(view! { <Skeleton lines=6 /> }.into_any()),
        Stage::Failed => Some(
            view! {
                <ErrorState
                    title=words::failed()
                    message=words::failed_advice()
                    on_retry=retry
                />
            }
            .into_any(),
        ),
    };
    view! {
        {beside}
        <div class=class node_ref=root aria-busy=move || (stage.get() == Stage::Loading).then_some("true")></div>
    }
}

/// Browsers may keep that a module could not be loaded: another address is asked for anew.
fn address(module: &str, attempt: u32) -> String {
    match attempt {
        0 => module.to_owned(),
        attempt => [module, "?attempt=", &attempt.to_string()].concat(),
    }
}

async fn draw(
    address: &str,
    root: &Element,
    text: &str,
    options: &Object,
) -> Result<JsValue, JsValue> {
    let module: Drawer = import(address).await?.unchecked_into();
    let drawn = module.mount(root, text, options)?;
    JsFuture::from(Promise::resolve(&drawn)).await
}

fn take_away(drawing: &Drawing) {
    // A drawing that cannot be taken away goes with the element it is in.
    let _ = drawing.unmount();
}

/// The options as an object, and what has to live as long as it.
fn settings(
    options: &[(&str, String)],
    on_problem: Option<Callback<String>>,
) -> (Object, Closure<dyn Fn(String)>) {
    let object = Object::new();
    for (name, value) in options {
        set(&object, name, &value.into());
    }
    let problem = Closure::new(move |reason: String| {
        if let Some(on_problem) = on_problem {
            on_problem.run(reason);
        }
    });
    set(&object, "onproblem", problem.as_ref());
    set(&object, "say", &say());
    set(&object, "locale", &untrack(spoken).code.into());
    (object, problem)
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // Refused only by objects that are frozen.
    let _ = Reflect::set(object, &name.into(), value);
}
