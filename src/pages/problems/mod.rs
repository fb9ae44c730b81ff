//! What the embedded catalog could not read or use, so that somebody can mend it.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use crate::api::{Problem, ask, use_client};
use crate::language::words::problems as words;
use crate::presentation::{EntityLink, ReadingProgress, draw, set_title, without_origin};
use crate::ui::{Empty, Icon, Link, SkeletonRows, Table};

/// One row for every problem: where, what, and whose.
#[component]
pub fn ProblemsPage() -> impl IntoView {
    let client = use_client();
    let answer = ask(|| (), move |(), signal| client.problems(signal));
    set_title(|| words::title().to_owned());
    let count = move || match &*answer.latest().read() {
        Some(Ok(problems)) => Some(problems.len().to_string()),
        _ => None,
    };
    let waiting = || view! { <ReadingProgress /> <SkeletonRows rows=5 columns=3 /> }.into_any();
    let shown = draw(answer, waiting, move |problems| {
        if problems.is_empty() {
            none(client.is_embedded())
        } else {
            table(problems)
        }
    });
    let class_name = ["page-head ", style_sheet!("style/components/page_head.css")].concat();
    view! {
        <header class=class_name>
            <div class="title-row">
                <span class="tile"><Icon name="alert-triangle" /></span>
                <h1>{words::title()} " " <span class="count">{count}</span></h1>
            </div>
            <p class="lead">{words::lead()}</p>
        </header>
        {shown}
    }
}

fn none(embedded: bool) -> AnyView {
    if embedded {
        view! {
            <Empty icon="check-circle" title=words::none()>{words::none_note()}</Empty>
        }
        .into_any()
    } else {
        view! {
            <Empty icon="info" title=words::hidden()>{words::hidden_note()}</Empty>
        }
        .into_any()
    }
}

fn table(problems: Vec<Problem>) -> AnyView {
    let rows = problems.into_iter().map(row).collect_view();
    let class_name = [
        "problem-table ",
        style_sheet!("style/components/problem_table.css"),
    ]
    .concat();
    view! {
        <div class=class_name>
            <Table label=words::title()>
                <thead>
                    <tr>
                        <th scope="col" class="message">{words::problem()}</th>
                        <th scope="col">{words::entity()}</th>
                        <th scope="col">{words::file()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        </div>
    }
    .into_any()
}

fn row(problem: Problem) -> impl IntoView {
    let entity = problem.entity.map(|reference| {
        let title = reference.to_string();
        view! { <EntityLink reference=reference title=title /> }
    });
    let file = without_origin(&problem.file);
    let place = match problem.line {
        Some(line) => [&file, ":", &line.to_string()].concat(),
        None => file,
    };
    view! {
        <tr>
            <td class="message" lang="en">{without_origin(&problem.message)}</td>
            <td>{entity}</td>
            <td><Link href=problem.file external=true>{place}</Link></td>
        </tr>
    }
}
