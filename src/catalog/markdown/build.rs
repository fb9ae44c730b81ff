//! From the parser's events to the tree.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};

use super::{Block, DEEPEST, Inline, Item};

/// Something that has begun and not ended.
enum Open {
    Paragraph(Vec<Inline>),
    Heading(u8, Vec<Inline>),
    Code(String, String),
    Quote(Vec<Block>),
    List(Option<u64>, Vec<Item>),
    Item(Item),
    Table(Vec<Vec<Inline>>, Vec<Vec<Vec<Inline>>>),
    /// The head or a row of a table.
    Row(Vec<Vec<Inline>>),
    Cell(Vec<Inline>),
    Emphasis(Vec<Inline>),
    Strong(Vec<Inline>),
    Struck(Vec<Inline>),
    Link(String, Vec<Inline>),
    Image(String, String),
    /// Too deep, or of no meaning here: what is in it belongs to what is around it.
    Nothing,
}

#[derive(Default)]
pub(super) struct Builder {
    done: Vec<Block>,
    open: Vec<Open>,
}

impl Builder {
    pub(super) fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.begin(tag),
            Event::End(end) => self.end(end),
            Event::Text(text) | Event::InlineHtml(text) | Event::Html(text) => self.text(&text),
            Event::Code(code) => self.inline(Inline::Code(code.into_string())),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.inline(Inline::Break),
            Event::Rule => self.block(Block::Rule),
            Event::TaskListMarker(done) => self.mark(done),
            // Of extensions that are not on.
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                self.text(&text);
            }
        }
    }

    pub(super) fn finish(mut self) -> Vec<Block> {
        while !self.open.is_empty() {
            self.close();
        }
        self.done
    }

    fn begin(&mut self, tag: Tag<'_>) {
        let open = match tag {
            Tag::Paragraph | Tag::HtmlBlock => Open::Paragraph(Vec::new()),
            Tag::Heading { level, .. } => Open::Heading(rank(level), Vec::new()),
            Tag::CodeBlock(kind) => {
                let language = match kind {
                    CodeBlockKind::Fenced(language) => language.into_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                Open::Code(language, String::new())
            }
            Tag::TableHead | Tag::TableRow => Open::Row(Vec::new()),
            Tag::TableCell => Open::Cell(Vec::new()),
            Tag::Image { dest_url, .. } => Open::Image(dest_url.into_string(), String::new()),
            _ if self.open.len() >= DEEPEST => Open::Nothing,
            Tag::BlockQuote(_) => Open::Quote(Vec::new()),
            Tag::List(first) => Open::List(first, Vec::new()),
            Tag::Item => Open::Item(Item {
                done: None,
                blocks: Vec::new(),
            }),
            Tag::Table(_) => Open::Table(Vec::new(), Vec::new()),
            Tag::Emphasis => Open::Emphasis(Vec::new()),
            Tag::Strong => Open::Strong(Vec::new()),
            Tag::Strikethrough => Open::Struck(Vec::new()),
            Tag::Link { dest_url, .. } => Open::Link(dest_url.into_string(), Vec::new()),
            _ => Open::Nothing,
        };
        self.open.push(open);
    }

    fn end(&mut self, end: TagEnd) {
        // The text of an item that is no paragraph (a tight list) was put into one.
        if matches!(end, TagEnd::Item)
            && matches!(self.open.last(), Some(Open::Paragraph(_)))
            && self.open.len() > 1
        {
            self.close();
        }
        self.close();
    }

    /// Ends what was begun last, and puts it where it belongs.
    fn close(&mut self) {
        match self.open.pop() {
            None | Some(Open::Nothing) => {}
            Some(Open::Paragraph(inlines)) => self.block(Block::Paragraph(inlines)),
            Some(Open::Heading(rank, inlines)) => self.block(Block::Heading(rank, inlines)),
            Some(Open::Code(language, code)) => self.block(Block::Code(language, code)),
            Some(Open::Quote(blocks)) => self.block(Block::Quote(blocks)),
            Some(Open::List(first, items)) => self.block(Block::List(first, items)),
            Some(Open::Table(head, rows)) => self.block(Block::Table(head, rows)),
            Some(Open::Item(item)) => match self.open.last_mut() {
                Some(Open::List(_, items)) => items.push(item),
                _ => item.blocks.into_iter().for_each(|block| self.block(block)),
            },
            Some(Open::Row(cells)) => match self.open.last_mut() {
                Some(Open::Table(head, _)) if head.is_empty() => *head = cells,
                Some(Open::Table(_, rows)) => rows.push(cells),
                _ => cells
                    .into_iter()
                    .for_each(|cell| self.block(Block::Paragraph(cell))),
            },
            Some(Open::Cell(inlines)) => match self.open.last_mut() {
                Some(Open::Row(cells)) => cells.push(inlines),
                _ => self.block(Block::Paragraph(inlines)),
            },
            Some(Open::Emphasis(inlines)) => self.inline(Inline::Emphasis(inlines)),
            Some(Open::Strong(inlines)) => self.inline(Inline::Strong(inlines)),
            Some(Open::Struck(inlines)) => self.inline(Inline::Struck(inlines)),
            Some(Open::Link(url, inlines)) => self.inline(Inline::Link(url, inlines)),
            Some(Open::Image(url, shown)) => self.inline(Inline::Image(url, shown)),
        }
    }

    fn block(&mut self, block: Block) {
        for open in self.open.iter_mut().rev() {
            match open {
                Open::Quote(blocks) | Open::Item(Item { blocks, .. }) => {
                    return blocks.push(block);
                }
                _ => {}
            }
        }
        self.done.push(block);
    }

    fn inline(&mut self, inline: Inline) {
        for open in self.open.iter_mut().rev() {
            match open {
                Open::Nothing => {}
                Open::Paragraph(inlines)
                | Open::Heading(_, inlines)
                | Open::Cell(inlines)
                | Open::Emphasis(inlines)
                | Open::Strong(inlines)
                | Open::Struck(inlines)
                | Open::Link(_, inlines) => return push(inlines, inline),
                Open::Code(_, text) | Open::Image(_, text) => {
                    return text.push_str(&plain(&inline));
                }
                Open::Quote(_)
                | Open::List(..)
                | Open::Item(_)
                | Open::Table(..)
                | Open::Row(_) => {
                    break;
                }
            }
        }
        self.open.push(Open::Paragraph(vec![inline]));
    }

    fn text(&mut self, text: &str) {
        self.inline(Inline::Text(text.to_owned()));
    }

    fn mark(&mut self, done: bool) {
        for open in self.open.iter_mut().rev() {
            if let Open::Item(item) = open {
                item.done = Some(done);
                return;
            }
        }
    }
}

/// The parser gives a text in pieces.
fn push(inlines: &mut Vec<Inline>, inline: Inline) {
    match (inlines.last_mut(), inline) {
        (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
        (_, inline) => inlines.push(inline),
    }
}

/// What an inline part says, as where a picture is described.
fn plain(inline: &Inline) -> String {
    match inline {
        Inline::Text(text) | Inline::Code(text) | Inline::Image(_, text) => text.clone(),
        Inline::Emphasis(inlines)
        | Inline::Strong(inlines)
        | Inline::Struck(inlines)
        | Inline::Link(_, inlines) => inlines.iter().map(plain).collect(),
        Inline::Break => " ".to_owned(),
    }
}

fn rank(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
