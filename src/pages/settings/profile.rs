//! Who reads, as far as the backend or the reader says.

use std::sync::Arc;

use catalog::entity_ref::EntityRef;
use catalog::listing::Listing;
use leptos::prelude::*;

use crate::api::{Standing, User, use_client};
use crate::language::words::settings as words;
use crate::presentation::{EntityLink, EntityLinks, can_sign_out, picture_url, sign_out};
use crate::route::Route;
use crate::session::use_identity;
use crate::ui::{Avatar, AvatarSize, Button, Card, Fact, Facts, Link, Skeleton};

/// Whoever is signed in as somebody, else whoever the reader said to be.
#[component]
pub fn Profile() -> impl IntoView {
    let session = use_client().session();
    let (standing, user) = (session.standing(), session.user());
    let shown = move || match user.get() {
        None if *standing.read() == Standing::Unknown => view! { <Skeleton lines=2 /> }.into_any(),
        Some(user) if !user.is_guest() => known(&user),
        user => view! { <Claim is_guest=user.is_some() /> }.into_any(),
    };
    view! { <Card title=words::profile()>{shown}</Card> }
}

fn known(user: &Arc<User>) -> AnyView {
    let name = user.name.clone();
    let name = name.unwrap_or_else(|| user.reference.clone());
    let picture = user.picture.as_deref().and_then(picture_url);
    let picture = Signal::stored(picture.map(str::to_owned));
    let email = user.email.clone().map(|email| {
        let href = ["mailto:", &email].concat();
        view! { <Fact label=words::profile_email()><Link href=href>{email}</Link></Fact> }
    });
    let parsed = |text: &String| EntityRef::parse(text).ok();
    let entity = match parsed(&user.reference) {
        Some(reference) => view! { <EntityLink reference=reference /> }.into_any(),
        None => user.reference.clone().into_any(),
    };
    let mine = user.owners.iter();
    let mine: Vec<_> = mine.filter(|owner| **owner != user.reference).collect();
    let mine: Vec<_> = mine.into_iter().filter_map(parsed).collect();
    let groups = (!mine.is_empty()).then(|| {
        view! { <Fact label=words::profile_owns_as()><EntityLinks references=mine /></Fact> }
    });
    view! {
        <Avatar name=name.clone() picture=picture size=AvatarSize::Portrait />
        <Facts>
            <Fact label=words::profile_name()>{name}</Fact>
            {email}
            <Fact label=words::profile_signed_in_as()>{entity}</Fact>
            {groups}
        </Facts>
        <SignOut />
    }
    .into_any()
}

#[component]
fn SignOut() -> impl IntoView {
    let session = use_client().session();
    let can = can_sign_out(session);
    move || {
        let leave = move |()| sign_out(session);
        can.get()
            .map(|_| view! { <Button on_press=leave>{words::sign_out()}</Button> })
    }
}

/// What somebody can do whom the catalog does not know by name.
#[component]
fn Claim(is_guest: bool) -> impl IntoView {
    let identity = use_identity();
    let owners = identity.owners();
    let who = if is_guest {
        words::profile_guest()
    } else {
        words::profile_unasked()
    };
    let claimed = move || {
        let owners = owners.get();
        let mut owners = owners.iter().filter_map(|text| EntityRef::parse(text).ok());
        let Some(user) = owners.next() else {
            let users = Route::Catalog(Listing {
                kind: Some("user".to_owned()),
                ..Listing::default()
            });
            return view! {
                <p>{words::profile_claim()}</p>
                <Link href=users.href()>{words::profile_users()}</Link>
            }
            .into_any();
        };
        let groups: Vec<_> = owners.collect();
        let groups = (!groups.is_empty()).then(|| {
            view! { <Fact label=words::profile_owns_as()><EntityLinks references=groups /></Fact> }
        });
        view! {
            <Facts>
                <Fact label=words::profile_claimed()><EntityLink reference=user /></Fact>
                {groups}
            </Facts>
            <Button on_press=move |()| identity.renounce()>{words::profile_renounce()}</Button>
        }
        .into_any()
    };
    view! { <p>{who}</p> {claimed} }
}
