//! The dialog that gives a list a name.

use catalog::listing::{Listing, Match, Restriction};
use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::super::title::kind_name;
use super::super::{filter, filters};
use crate::language::words::views as words;
use crate::session::{SavedView, use_views};
use crate::ui::{Button, ButtonVariant, Checkbox, Dialog, TextInput, announce};

/// Asks for a name, and whether the navigation shall lead there.
#[component]
pub fn SaveView(open: RwSignal<bool>, listing: Memo<Listing>) -> impl IntoView {
    view! {
        <Dialog open=open title=words::save_title()>
            <Form open=open listing=listing />
        </Dialog>
    }
}

#[component]
fn Form(open: RwSignal<bool>, listing: Memo<Listing>) -> impl IntoView {
    let views = use_views();
    let shown = listing.get_untracked();
    let known = views.all().read_untracked();
    let known = known.iter().find(|view| view.shows(&shown));
    let name = RwSignal::new(known.map_or_else(|| suggested(&shown), |view| view.name.clone()));
    let pinned = RwSignal::new(known.is_some_and(|view| view.pinned));
    let replaces = Memo::new(move |_| {
        let name = name.read();
        views
            .all()
            .read()
            .iter()
            .any(|view| view.name == name.trim())
    });
    let nameless = Signal::derive(move || name.read().trim().is_empty());
    let save = move || {
        if nameless.get_untracked() {
            return;
        }
        let view = SavedView::new(
            &name.read_untracked(),
            &listing.read_untracked(),
            pinned.get_untracked(),
        );
        announce(words::saved(&view.name));
        views.save(view);
        open.set(false);
    };
    let note = move || {
        replaces.get().then(|| {
            let name = name.get();
            words::replaces(name.trim())
        })
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        save();
    };
    let class_name = ["view-form ", style_sheet!("style/components/view_form.css")].concat();
    view! {
        <form class=class_name on:submit=submit>
            <TextInput label=words::name() value=name on_input=move |text| name.set(text) />
            <Checkbox
                label=words::pin()
                on=pinned
                on_change=move |on| pinned.set(on)
            />
            <p class="note" role="status">{note}</p>
            <div class="buttons">
                <Button on_press=move |()| open.set(false)>{words::cancel()}</Button>
                <Button variant=ButtonVariant::Primary disabled=nameless on_press=move |()| save()>
                    {move || if replaces.get() { words::replace() } else { words::save() }}
                </Button>
            </div>
        </form>
    }
}

/// The kind and what narrows it: "Components: service, team-a".
fn suggested(listing: &Listing) -> String {
    let kind = kind_name(listing);
    let restrictions = listing.restrictions();
    let parts = restrictions.iter().map(|one| match one {
        Restriction::Chosen(facet, value) if listing.matching(*facet) != Match::None => {
            filter::label(*facet, value)
        }
        other => filters::phrase(listing, other),
    });
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() {
        return kind;
    }
    words::suggested(&kind, &parts.join(", "))
}
