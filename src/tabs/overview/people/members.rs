//! The people of a group.

use std::sync::Arc;
use std::time::Duration;

use catalog::entity::Entity;
use catalog::listing::Members;
use leptos::html::Div;
use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::company::Company;
use super::member_list::MemberList;
use crate::api::{Answer, Page, ask, use_client};
use crate::language::words::{list, overview as words};
use crate::presentation::draw;
use crate::ui::{Button, Card, Pace, SkeletonRows, TextField, announce};

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
pub type Found = Arc<(Members, Page)>;

/// Members with a search, page by page; those of the groups below too where the reader wants them.
#[component]
pub fn MembersCard(group: Arc<Entity>, company: Company) -> impl IntoView {
    let expected = group.related("hasMember").count();
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
    // Back at a list that was left, the reader begins at its first page.
    Effect::new(move |before: Option<_>| {
        let list = (groups.get(), text.get());
        if before.is_some_and(|before| before != list) {
            turned.set(None);
        }
        list
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
        move || match expected {
            // As high as the line that will say so.
            0 => view! { <p>"\u{a0}"</p> }.into_any(),
            _ => view! { <SkeletonRows rows=expected.min(Members::LIMIT) columns=1 /> }.into_any(),
        },
        move |found| view! { <MemberList found=found circle=company.circle() /> }.into_any(),
    );
    let place = NodeRef::<Div>::new();
    let turn = Callback::new(move |members| {
        turned.set(Some(members));
        // The next page is read from its beginning.
        if let Some(place) = place.get_untracked()
            && place.get_bounding_client_rect().top() < 0.0
        {
            place.scroll_into_view();
        }
    });
    let busy = move || found.asking().get() || included.get() && company.is_looking();
    let class_name = ["members ", style_sheet!("style/components/members.css")].concat();
    view! {
        <Card title=words::members() count=total>
            <div class=class_name node_ref=place aria-busy=move || busy().to_string()>
                <div class="tools">
                    <Search text=text expected=expected found=found />
                    {company.switch(included)}
                </div>
                {company.caveat(included)}
                {drawn}
                <Steps expected=expected found=found on_turn=turn />
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
            let (count, total) = (page.items.len().to_string(), page.total.to_string());
            announce(words::members_count(&count, &total));
        }
        Some(members.clone())
    });
}

/// The search field, where there are more than one sees at a glance.
#[component]
fn Search(
    text: RwSignal<String>,
    /// How many members there will be.
    expected: usize,
    found: Answer<Found>,
) -> impl IntoView {
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
            _ => before.copied().unwrap_or(expected > AT_A_GLANCE),
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
                    label=words::members_search()
                    icon="search"
                    value=typed
                    on_input=on_input
                />
            }
        })
    }
}

/// To the next page and back; nothing where one page has all. The buttons stay where they are while
/// pages come and go: one of them has the focus.
#[component]
fn Steps(
    /// How many members there will be.
    expected: usize,
    found: Answer<Found>,
    on_turn: Callback<Members>,
) -> impl IntoView {
    let has_pages = Memo::new(move |_| match &*found.latest().read() {
        Some(Ok(found)) => found.1.total > Members::LIMIT,
        Some(Err(_)) => false,
        None => expected > Members::LIMIT,
    });
    let at = move |cursor: fn(&Page) -> &Option<String>| {
        let latest = found.latest().read();
        let (members, page) = &**latest.as_ref()?.as_ref().ok()?;
        let cursor = Some(cursor(page).clone()?);
        Some(Members {
            cursor,
            ..members.clone()
        })
    };
    let next = Memo::new(move |_| at(|page| &page.next));
    let previous = Memo::new(move |_| at(|page| &page.previous));
    let to = move |target: Memo<Option<Members>>| {
        move |()| {
            if let Some(target) = target.get_untracked() {
                on_turn.run(target);
            }
        }
    };
    let lacks = |target: Memo<Option<Members>>| Signal::derive(move || target.read().is_none());
    move || {
        has_pages.get().then(|| {
            view! {
                <nav class="steps" aria-label=words::members_pages()>
                    <Button icon="chevron-left" on_press=to(previous) disabled=lacks(previous)>
                        {list::previous()}
                    </Button>
                    <Button icon="chevron-right" on_press=to(next) disabled=lacks(next)>
                        {list::next()}
                    </Button>
                </nav>
            }
        })
    }
}
