//! A word about what was just done, wherever the reader is by then.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::{Button, ButtonVariant, Icon, Tone, announce};
use crate::language::words::kit as words;

/// How long one stays that offers nothing to do.
const READ: Duration = Duration::from_secs(10);

/// One word about what was done.
#[derive(Clone)]
pub struct Toast {
    /// What it is like.
    pub tone: Tone,
    /// What was done.
    pub text: String,
    /// What can be done about it; it stays until the reader decides.
    pub action: Option<ToastAction>,
}

/// What can be done about it.
#[derive(Clone)]
pub struct ToastAction {
    /// The word on the button.
    pub title: &'static str,
    /// Does it. It outlives the view that offers it, as the toast does.
    pub run: Arc<dyn Fn() + Send + Sync>,
}

impl Toast {
    /// What was done, with nothing to do about it.
    pub fn of(tone: Tone, text: String) -> Self {
        Self {
            tone,
            text,
            action: None,
        }
    }
}

thread_local! {
    // Owned by nobody, so that it outlives whichever view speaks first.
    static SHOWN: ArcRwSignal<Option<(u32, Toast)>> = ArcRwSignal::new(None);
}

/// Shows a toast in place of the last one, and says it.
pub fn toast(toast: Toast) {
    announce(toast.text.clone());
    let stays = toast.action.is_some();
    let number = SHOWN.with(|shown| {
        let last = shown.read_untracked().as_ref().map_or(0, |(last, _)| *last);
        shown.set(Some((last + 1, toast)));
        last + 1
    });
    if !stays {
        set_timeout(move || dismiss(number), READ);
    }
}

/// Takes it away if it is still the one.
fn dismiss(number: u32) {
    SHOWN.with(|shown| {
        let is_it = shown
            .read_untracked()
            .as_ref()
            .is_some_and(|(last, _)| *last == number);
        if is_it {
            shown.set(None);
        }
    });
}

/// Where the toast is; once in the page.
#[component]
pub fn Toasts() -> impl IntoView {
    let shown = SHOWN.with(Clone::clone);
    let class_name = ["toast ", style_sheet!("style/components/toast.css")].concat();
    move || {
        let (number, toast) = shown.get()?;
        let action = toast.action.map(|ToastAction { title, run }| {
            let press = move |()| {
                dismiss(number);
                run();
            };
            view! { <Button on_press=press>{title}</Button> }
        });
        Some(view! {
            <section class=class_name.clone() aria-label=words::toast() data-tone=toast.tone.name()>
                <Icon name=toast.tone.icon() />
                <p>{toast.text}</p>
                {action}
                <Button
                    variant=ButtonVariant::Ghost
                    icon="x"
                    label=words::toast_dismiss()
                    on_press=move |()| dismiss(number)
                />
            </section>
        })
    }
}
