//! The people of a group.

use std::sync::Arc;
use std::time::Duration;

use catalog::circle::Circle;
use catalog::entity::Entity;
use catalog::listing::Members;
use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::company::Company;
use crate::api::{Answer, Page, ask, use_client};
use crate::presentation::{EntityLink, draw, picture_url};
use crate::ui::{Avatar, AvatarSize, Button, Card, Link, Pace, SkeletonRows, TextField, announce};

/// What is shown of a member.
const FIELDS: &str = "kind,metadata.name,metadata.namespace,metadata.title,metadata.description,\
spec.profile";

/// What tells through which groups somebody is a member.
const RELATIONS: &str = ",relations";

/// How often a server is asked while somebody types. The embedded catalog answers within a frame and
/// is asked at every key.
const TYPING_PACE: Duration = Duration::from_millis(150);

/// Members beyond which they can be searched.
const AT_A_GLANCE: usize = 6;

/// A page of members, and what it is a page of.
type Found = Arc<(Members, Page)>;

/// Members with a search, page by page; those of the groups below too where the reader wants them.
#[component]
pub fn MembersCard(company: Company) -> impl IntoView {
    let client = use_client();
    let included = RwSignal::new(company.begins_included());
    let text = RwSignal::new(String::new());
    let turned = RwSignal::new(None::<Members>);
    // While the groups are looked for, what was asked last stays.
    let groups = Memo::new(move |last: Option<&Vec<String>>| {
        let known = company.references(included.get());
        known.or_else(|| last.cloned()).unwrap_or_default()
    });
    let question = Memo::new(move |_| {
        let first = Members {
            groups: groups.get(),
            text: text.get(),
            cursor: None,
        };
        // A cursor belongs to one list: of another one it would be any place.
        let is_it = |at: &Members| (&at.groups, &at.text) == (&first.groups, &first.text);
        turned.get().filter(is_it).unwrap_or(first)
    });
    let found = ask(
        move || question.get(),
        move |members, signal| async move {
            let fields = match members.groups.len() {
                1 => FIELDS.to_owned(),
                _ => [FIELDS, RELATIONS].concat(),
            };
            let page = client.members(&members, &fields, signal).await?;
            Ok(Found::new((members, page)))
        },
    );
    let total = Memo::new(move |_| match &*found.latest().read() {
        Some(Ok(found)) => Some(found.1.total),
        _ => None,
    });
    announce_changes(found);
    let drawn = draw(
        found,
        || view! { <SkeletonRows rows=3 columns=2 /> }.into_any(),
        move |found| list(&found, company.circle(), turned),
    );
    let busy = move || found.asking().get() || included.get() && company.is_looking();
    let class_name = ["members ", style_sheet!("style/components/members.css")].concat();
    view! {
        <Card title="Members" count=total>
            <div class=class_name aria-busy=move || busy().to_string()>
                <div class="tools">
                    <Search text=text found=found />
                    {company.switch(included)}
                </div>
                {company.caveat(included)}
                {drawn}
            </div>
        </Card>
    }
}

/// Says how many there are whenever the reader changed which, and which page it is when it was turned.
fn announce_changes(found: Answer<Found>) {
    Effect::new(move |before: Option<Option<Members>>| {
        let latest = found.latest().get();
        let Some(Ok(found)) = latest else {
            return before.flatten();
        };
        let (members, page) = &*found;
        if before.flatten().is_some_and(|before| before != *members) {
            let count = page.items.len().to_string();
            let of = [" of ", &page.total.to_string(), " members"].concat();
            announce([count, of].concat());
        }
        Some(members.clone())
    });
}

/// The search field, where there are more than one sees at a glance.
#[component]
fn Search(text: RwSignal<String>, found: Answer<Found>) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let pace = Pace::of(match use_client().is_embedded() {
        true => Duration::ZERO,
        false => TYPING_PACE,
    });
    let is_worth_it = Memo::new(move |before: Option<&bool>| {
        // It stays where somebody typed, and while nothing is known.
        let is_typed = !typed.read().is_empty() || !text.read().is_empty();
        match &*found.latest().read() {
            _ if is_typed => true,
            Some(Ok(found)) if found.0.text.is_empty() => found.1.total > AT_A_GLANCE,
            _ => before.copied().unwrap_or_default(),
        }
    });
    let on_input = move |letters: String| {
        typed.set(letters);
        pace.want(move || text.set(typed.get_untracked().trim().to_owned()));
    };
    move || {
        is_worth_it.get().then(|| {
            view! {
                <TextField
                    label="Search members by name or email"
                    icon="search"
                    value=typed
                    on_input=on_input
                />
            }
        })
    }
}

fn list(found: &Found, circle: Option<Arc<Circle>>, turned: RwSignal<Option<Members>>) -> AnyView {
    let (members, page) = &**found;
    if page.items.is_empty() {
        let sentence = match (members.text.is_empty(), members.groups.len()) {
            (false, _) => "No member has such a name or email.",
            (true, 1) => "No members.",
            (true, _) => "Neither this group nor its sub-groups have members.",
        };
        return view! { <p>{sentence}</p> }.into_any();
    }
    let circle = circle.filter(|_| members.groups.len() > 1);
    let items = page.items.iter();
    let items = items.map(|user| member(user, circle.as_deref()));
    view! {
        <ul class="people">{items.collect_view()}</ul>
        {steps(found, turned)}
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
        false => ["In ", &titles.join(", ")].concat(),
    }
}

/// To the next page and back; nothing where one page has all.
fn steps(found: &Found, turned: RwSignal<Option<Members>>) -> Option<impl IntoView + use<>> {
    let (members, page) = &**found;
    let to = |cursor: &Option<String>| {
        let target = Members {
            cursor: cursor.clone(),
            ..members.clone()
        };
        move |()| turned.set(Some(target.clone()))
    };
    let (next, previous) = (to(&page.next), to(&page.previous));
    let (is_last, is_first) = (page.next.is_none(), page.previous.is_none());
    (page.total > Members::LIMIT).then(|| {
        view! {
            <nav class="steps" aria-label="Pages of members">
                <Button icon="chevron-left" on_press=previous disabled=is_first>"Previous"</Button>
                <Button icon="chevron-right" on_press=next disabled=is_last>"Next"</Button>
            </nav>
        }
    })
}
