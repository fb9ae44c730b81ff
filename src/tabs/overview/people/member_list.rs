//! A page of the people of a group.

use std::sync::Arc;

use catalog::circle::Circle;
use catalog::entity::Entity;
use leptos::prelude::*;

use super::members::Found;
use crate::language::words::overview as words;
use crate::presentation::{EntityLink, picture_url};
use crate::ui::{Avatar, AvatarSize, Link};

/// Everybody on a page; with the groups they are in, where several were asked about.
#[component]
pub fn MemberList(found: Found, circle: Option<Arc<Circle>>) -> impl IntoView {
    let (members, page) = &*found;
    if page.items.is_empty() {
        let sentence = match (members.text.is_empty(), members.groups.len()) {
            (false, _) => words::no_member_found(),
            (true, 1) => words::no_members(),
            (true, _) => words::no_members_at_all(),
        };
        return view! { <p>{sentence}</p> }.into_any();
    }
    let circle = circle.filter(|_| members.groups.len() > 1);
    let items = page.items.iter();
    let items = items.map(|user| member(user, circle.as_deref()));
    view! {
        <ul class="people">{items.collect_view()}</ul>
    }
    .into_any()
}

fn member(user: &Entity, circle: Option<&Circle>) -> AnyView {
    let title = user.title();
    let written = user.text(&["spec", "profile", "picture"]);
    let picture = written.and_then(picture_url).map(str::to_owned);
    let email = user.text(&["spec", "profile", "email"]).map(|email| {
        let (href, email) = (["mailto:", email].concat(), email.to_owned());
        view! { <span class="email"><Link href=href>{email}</Link></span> }
    });
    let description = user.description().map(|text| {
        let first_line = text.lines().next().unwrap_or_default().to_owned();
        view! { <span class="description" title=text.to_owned()>{first_line}</span> }
    });
    let through = circle.map(|circle| {
        let through = through(user, circle);
        (!through.is_empty()).then(|| view! { <span class="through">{through}</span> })
    });
    view! {
        <li>
            <Avatar name=title.clone() picture=Signal::stored(picture) size=AvatarSize::Title />
            <div>
                <EntityLink reference=user.reference().clone() title=title plain=true />
                {email}
                {description}
                {through}
            </div>
        </li>
    }
    .into_any()
}

/// Which of the groups somebody is in.
fn through(user: &Entity, circle: &Circle) -> String {
    let groups = user.related("memberOf").filter_map(|group| {
        let known = circle.groups().iter();
        let mut known = known.filter(|known| known.reference == group);
        known.next().map(|known| known.title.as_str())
    });
    let titles: Vec<&str> = groups.collect();
    match titles.is_empty() {
        true => String::new(),
        false => words::member_in(&titles.join(", ")),
    }
}
