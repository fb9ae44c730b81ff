//! What stands around every page: navigation, and the place where the page goes.

use std::time::Duration;

use leptos::html::Main;
use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::connection::ConnectionBanner;
use super::development::DevelopmentBanner;
use super::keys;
use super::navigation::Navigation;
use super::palette::Palette;
use super::screen::Screen;
use super::session_ended::SessionEnded;
use super::shortcuts::ShortcutList;
use super::update::tell_of_updates;
use crate::api::use_client;
use crate::language::words::shell as words;
use crate::lazy::chunk;
use crate::plugin::{Departure, DepartureDialog, Plugins, use_plugins};
use crate::presentation::{after, deferred_silently, end_prologue, page_is_here};
use crate::route::use_address;
use crate::ui::{LiveRegion, Toasts};

/// How long the rows of the program may be late before its page is shown without them.
const LONGEST: Duration = Duration::from_secs(5);

/// Navigation and page.
#[component]
pub fn Shell() -> impl IntoView {
    let address = use_address();
    let screen = Screen::current();
    let palette = RwSignal::new(false);
    let shortcuts = RwSignal::new(false);
    keys::listen(palette, shortcuts);
    let main = NodeRef::<Main>::new();
    // A reader of a screen reader or a keyboard arrives at the new page, not where the link was.
    Effect::new(move |last: Option<u32>| {
        let arrivals = address.arrivals().get();
        if let Some(main) = main
            .get_untracked()
            .filter(|_| last.is_some_and(|last| last != arrivals))
        {
            // Refused only where nothing can have the focus.
            let _ = main.focus();
        }
        arrivals
    });
    let page = move || {
        let screen = screen.get();
        // The list says by itself when it is there.
        if screen != Screen::Catalog {
            end_prologue();
        }
        screen.draw()
    };
    page_is_here();
    set_timeout(end_prologue, LONGEST);
    let plugins = use_plugins();
    let client = use_client();
    let is_time = after(move || {
        let is_asked = client.has_answered().get() || client.session().is_awaited().get();
        is_asked || palette.get() || shortcuts.get()
    });
    let departure = expect_context::<Departure>();
    let class_name = ["shell ", style_sheet!("style/components/shell.css")].concat();
    view! {
        <a class="skip-link" href="#main">{words::skip()}</a>
        <div class=class_name>
            <Navigation screen=screen palette=palette />
            <main class="main" id="main" tabindex="-1" node_ref=main>
                <ConnectionBanner client=client />
                {move || plugins.is_developing().then(|| deferred_silently(move || development_banner(plugins)))}
                <Toasts />
                {page}
            </main>
        </div>
        {move || is_time.get().then(|| deferred_silently(move || overlays(palette, shortcuts, departure)))}
        <LiveRegion />
    }
}

chunk! { list:
    fn overlays(palette: RwSignal<bool>, shortcuts: RwSignal<bool>, departure: Departure) -> AnyView {
        tell_of_updates();
        view! {
            <Palette open=palette shortcuts=shortcuts />
            <ShortcutList open=shortcuts />
            <DepartureDialog departure=departure />
            <SessionEnded />
        }
        .into_any()
    }

    fn development_banner(plugins: Plugins) -> AnyView {
        view! { <DevelopmentBanner plugins=plugins /> }.into_any()
    }
}
