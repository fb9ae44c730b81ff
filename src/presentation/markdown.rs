//! A description with its headings, lists, links and tables, as nodes of ours: what it holds of HTML
//! is text.

use catalog::markdown::{Block, Inline, Item, parse};
use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::safe_url;
use crate::language::words::markdown as words;
use crate::ui::{Button, Link};

/// Blocks before the reader asks for all of them.
const FIRST_BLOCKS: usize = 100;

/// Headings begin below the title of the card that the description stands in.
const RANKS_ABOVE: u8 = 2;

/// Markdown, drawn.
#[component]
pub fn Markdown(
    /// A description out of an entity.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let blocks = parse(&text);
    let is_long = blocks.len() > FIRST_BLOCKS;
    let all = RwSignal::new(!is_long);
    let shown = move || {
        let count = if all.get() {
            blocks.len()
        } else {
            FIRST_BLOCKS
        };
        blocks.iter().take(count).map(block).collect_view()
    };
    let more = move || {
        (!all.get()).then(|| {
            view! { <Button on_press=move |()| all.set(true)>{words::show_all()}</Button> }
        })
    };
    let class_name = ["markdown ", style_sheet!("style/components/markdown.css")].concat();
    view! { <div class=class_name>{shown} {more}</div> }
}

fn block(block: &Block) -> AnyView {
    match block {
        Block::Paragraph(text) => view! { <p>{inlines(text)}</p> }.into_any(),
        Block::Heading(rank, text) => heading(rank + RANKS_ABOVE, inlines(text)),
        Block::Code(_, code) => {
            view! { <pre tabindex="0"><code>{code.clone()}</code></pre> }.into_any()
        }
        Block::Quote(inside) => view! { <blockquote>{blocks(inside)}</blockquote> }.into_any(),
        Block::List(None, items) => view! { <ul>{points(items)}</ul> }.into_any(),
        Block::List(Some(first), items) => {
            view! { <ol start=first.to_string()>{points(items)}</ol> }.into_any()
        }
        Block::Table(head, rows) => table(head, rows),
        Block::Rule => view! { <hr /> }.into_any(),
    }
}

fn blocks(inside: &[Block]) -> Vec<AnyView> {
    inside.iter().map(block).collect()
}

fn heading(rank: u8, text: Vec<AnyView>) -> AnyView {
    match rank {
        ..=3 => view! { <h3>{text}</h3> }.into_any(),
        4 => view! { <h4>{text}</h4> }.into_any(),
        5 => view! { <h5>{text}</h5> }.into_any(),
        _ => view! { <h6>{text}</h6> }.into_any(),
    }
}

/// A point that is one paragraph stands without the space around paragraphs.
fn points(items: &[Item]) -> Vec<AnyView> {
    let point = |item: &Item| {
        let task = item.done.map(|done| if done { "☑ " } else { "☐ " });
        let said = match item.blocks.as_slice() {
            [Block::Paragraph(text)] => inlines(text),
            [Block::Paragraph(text), rest @ ..] => {
                inlines(text).into_iter().chain(blocks(rest)).collect()
            }
            inside => blocks(inside),
        };
        view! { <li>{task}{said}</li> }.into_any()
    };
    items.iter().map(point).collect()
}

fn table(head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> AnyView {
    let head = head
        .iter()
        .map(|cell| view! { <th scope="col">{inlines(cell)}</th> });
    let rows = rows.iter().map(|row| {
        let cells = row.iter().map(|cell| view! { <td>{inlines(cell)}</td> });
        view! { <tr>{cells.collect_view()}</tr> }
    });
    view! {
        <div class="scrolls" role="group" aria-label=words::table() tabindex="0">
            <table>
                <thead><tr>{head.collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn inlines(text: &[Inline]) -> Vec<AnyView> {
    text.iter().map(inline).collect()
}

fn inline(part: &Inline) -> AnyView {
    match part {
        Inline::Text(text) => text.clone().into_any(),
        Inline::Code(code) => view! { <code>{code.clone()}</code> }.into_any(),
        Inline::Emphasis(inside) => view! { <em>{inlines(inside)}</em> }.into_any(),
        Inline::Strong(inside) => view! { <strong>{inlines(inside)}</strong> }.into_any(),
        Inline::Struck(inside) => view! { <s>{inlines(inside)}</s> }.into_any(),
        Inline::Link(url, inside) => match safe_url(url) {
            Some(url) => {
                let (url, inside) = (url.to_owned(), inlines(inside));
                view! { <Link href=url external=true>{inside}</Link> }.into_any()
            }
            None => inlines(inside).into_any(),
        },
        Inline::Image(url, shown) => image(url, shown),
        Inline::Break => view! { <br /> }.into_any(),
    }
}

/// A picture from the web; of any other only what it shows.
fn image(url: &str, shown: &str) -> AnyView {
    let url = safe_url(url).filter(|url| {
        let scheme = url.split(':').next().unwrap_or_default();
        scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
    });
    match url {
        Some(url) => {
            let (url, shown) = (url.to_owned(), shown.to_owned());
            view! { <img src=url alt=shown loading="lazy" referrerpolicy="no-referrer" /> }
                .into_any()
        }
        None => shown.to_owned().into_any(),
    }
}
