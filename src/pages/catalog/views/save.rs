//! The dialog that gives a list a name.

use catalog::entity_ref::EntityRef;
use catalog::listing::{Facet, Listing};
use leptos::prelude::*;
use stylers_macro::style_sheet;

use crate::presentation::plural;
use crate::session::{SavedView, use_views};
use crate::ui::{Button, ButtonVariant, Checkbox, Dialog, TextInput, announce};

/// Asks for a name, and whether the navigation shall lead there.
#[component]
pub fn SaveView(open: RwSignal<bool>, listing: Memo<Listing>) -> impl IntoView {
    view! {
        <Dialog open=open title="Save this view">
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
        announce(["Saved \"", &view.name, "\""].concat());
        views.save(view);
        open.set(false);
    };
    let note = move || {
        replaces.get().then(|| {
            let name = name.get();
            [
                "You have a view \"",
                name.trim(),
                "\" already: this one takes its place.",
            ]
            .concat()
        })
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        save();
    };
    let class_name = ["view-form ", style_sheet!("style/components/view_form.css")].concat();
    view! {
        <form class=class_name on:submit=submit>
            <TextInput label="Name" value=name on_input=move |text| name.set(text) />
            <Checkbox
                label="Pin to the navigation"
                on=pinned
                on_change=move |on| pinned.set(on)
            />
            <p class="note" role="status">{note}</p>
            <div class="buttons">
                <Button on_press=move |()| open.set(false)>"Cancel"</Button>
                <Button variant=ButtonVariant::Primary disabled=nameless on_press=move |()| save()>
                    {move || if replaces.get() { "Replace" } else { "Save" }}
                </Button>
            </div>
        </form>
    }
}

/// The kind and what narrows it: "Components: service, team-a".
fn suggested(listing: &Listing) -> String {
    let kind = listing
        .kind
        .as_deref()
        .map_or_else(|| "Everything".to_owned(), plural);
    let mut parts = Vec::new();
    for facet in Facet::ALL {
        if facet != Facet::Kind {
            parts.extend(listing.chosen(facet).iter().map(|value| short(value)));
        }
    }
    if !listing.text.trim().is_empty() {
        parts.push(["\"", listing.text.trim(), "\""].concat());
    }
    if listing.starred.is_some() {
        parts.push("starred".to_owned());
    }
    if parts.is_empty() {
        return kind;
    }
    [&kind, ": ", &parts.join(", ")].concat()
}

/// A reference without its kind; any other value as it is.
fn short(value: &str) -> String {
    match EntityRef::parse(value) {
        Ok(reference) if value.contains(':') => reference.short(),
        _ => value.to_owned(),
    }
}
