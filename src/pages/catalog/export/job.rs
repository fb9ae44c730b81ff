//! One export, from the catalog into the file, a page at a time.

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use catalog::export::{Writer, file_name};
use catalog::listing::Listing;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{AbortController, AbortSignal};

use super::super::title::kind_name;
use super::file::{Opened, Target};
use super::{Desk, Scope, State, Summary, Trouble};
use crate::api::{Client, Error};
use crate::language::words::export as words;
use crate::ui::announce;

/// Rows asked for at a time.
const PAGE: usize = 500;

/// Where the rows come from.
enum Source {
    /// The list, from where it is now; `None` once it is at its end.
    List(Option<Box<Listing>>),
    /// These, those that are left.
    Chosen(Vec<EntityRef>),
}

/// An export under way.
pub struct Job {
    client: Client,
    source: Source,
    writer: Writer,
    target: Target,
    /// Rows asked for so far, and rows there are as far as is known.
    done: usize,
    total: usize,
    missing: usize,
    /// What could not be written yet.
    unwritten: String,
}

impl Desk {
    /// Begins an export of what is chosen.
    pub fn start(self) {
        let (format, scope) = (
            self.exporting.format.get_untracked(),
            self.exporting.scope.get_untracked(),
        );
        let writer = self
            .exporting
            .columns
            .with_untracked(|columns| Writer::new(format, columns));
        let listing = self.listing.get_untracked();
        let chosen = self.selection.all();
        let (source, total, subject) = match scope {
            Scope::Selected => {
                let total = chosen.len();
                let subject = words::selection_file().to_owned();
                (Source::Chosen(chosen), total, subject)
            }
            Scope::Matching => {
                let first = Listing {
                    limit: PAGE,
                    ..listing.from_start()
                };
                let total = self.total.get_untracked().unwrap_or_default();
                (
                    Source::List(Some(Box::new(first))),
                    total,
                    kind_name(&listing),
                )
            }
        };
        let name = file_name(&subject, &today(), format);
        let Some(signal) = self.signal() else { return };
        self.state.set(State::Running(0, total));
        // The browser asks where to save only while it remembers the click.
        let opening = Target::open(&name, format.media_type());
        spawn_local(async move {
            match opening.await {
                Opened::Refused => self.give_up(),
                Opened::Target(target) => {
                    let job = Job {
                        client: self.client.in_background(),
                        source,
                        unwritten: writer.begin(),
                        writer,
                        target,
                        done: 0,
                        total,
                        missing: 0,
                    };
                    self.run(job, signal).await;
                }
            }
        });
    }

    /// Takes up an export where it stopped.
    pub fn resume(self) {
        let Some(job) = self.halted.try_update_value(Option::take).flatten() else {
            return;
        };
        let Some(signal) = self.signal() else { return };
        self.client.insist();
        spawn_local(self.run(job, signal));
    }

    /// What the export about to begin is cancelled by.
    fn signal(self) -> Option<AbortSignal> {
        // The constructor takes no arguments and so has nothing to refuse.
        let controller = AbortController::new().ok()?;
        let signal = controller.signal();
        self.running.set_value(Some(controller));
        Some(signal)
    }

    /// The reader thought better of it.
    fn give_up(self) {
        self.running.try_update_value(Option::take);
        self.state.try_set(State::Choosing);
    }

    async fn run(self, mut job: Job, signal: AbortSignal) {
        loop {
            self.state.try_set(State::Running(job.done, job.total));
            let step = job.step(&signal).await;
            if signal.aborted() {
                job.discard();
                return;
            }
            match step {
                Ok(true) => {}
                Ok(false) => break,
                Err(trouble) => {
                    let failed = State::Failed(trouble, job.done, job.total);
                    self.running.try_update_value(Option::take);
                    self.halted.try_update_value(|halted| *halted = Some(job));
                    self.state.try_set(failed);
                    return;
                }
            }
        }
        self.running.try_update_value(Option::take);
        let summary = Summary {
            file: job.target.name().to_owned(),
            rows: job.done - job.missing,
            missing: job.missing,
        };
        announce(summary.sentence());
        self.state.try_set(State::Done(summary));
    }
}

impl Job {
    /// Gets the next page into the file; false once the file is whole. What fails can be tried
    /// again.
    async fn step(&mut self, signal: &AbortSignal) -> Result<bool, Trouble> {
        self.write(signal).await?;
        let Some(found) = self.next(signal).await? else {
            self.unwritten.push_str(self.writer.end());
            self.write(signal).await?;
            self.target.save().await?;
            return Ok(false);
        };
        self.unwritten = self.writer.page(&found);
        Ok(true)
    }

    /// The next page; `None` after the last.
    async fn next(&mut self, signal: &AbortSignal) -> Result<Option<Vec<Entity>>, Error> {
        let fields = self.writer.fields();
        match &mut self.source {
            Source::List(place) => {
                let Some(listing) = place else {
                    return Ok(None);
                };
                let page = self
                    .client
                    .list(listing, &fields.join(","), signal.clone())
                    .await?;
                self.done += page.items.len();
                self.total = page.total;
                match page.next {
                    None => *place = None,
                    next => listing.cursor = next,
                }
                Ok(Some(
                    page.items.into_iter().map(Arc::unwrap_or_clone).collect(),
                ))
            }
            Source::Chosen(left) if left.is_empty() => Ok(None),
            Source::Chosen(left) => {
                let part = &left[..left.len().min(PAGE)];
                let found = self.client.entities(part, &fields, signal.clone()).await?;
                let count = part.len();
                left.drain(..count);
                self.done += count;
                let found: Vec<Entity> = found.into_iter().flatten().collect();
                self.missing += count - found.len();
                Ok(Some(found))
            }
        }
    }

    async fn write(&mut self, signal: &AbortSignal) -> Result<(), Trouble> {
        if self.unwritten.is_empty() || signal.aborted() {
            return Ok(());
        }
        self.target.write(&self.unwritten).await?;
        self.unwritten.clear();
        Ok(())
    }

    /// Leaves no file behind.
    pub fn discard(self) {
        self.target.discard();
    }
}

/// The reader's day: `2026-11-25`.
fn today() -> String {
    let now = js_sys::Date::new_0();
    let two = |number: u32| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
    [
        now.get_full_year().to_string(),
        two(now.get_month() + 1),
        two(now.get_date()),
    ]
    .join("-")
}
