//! Markdown as a tree of what it says: CommonMark with tables, strikethrough and task lists, as on
//! GitHub. HTML in it is text. Nothing here is a string to be put into a page.

mod build;

use pulldown_cmark::{Options, Parser};

use self::build::Builder;

/// How deep quotes and lists may go; what lies deeper is taken up by the level above.
const DEEPEST: usize = 12;

/// A part that stands by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Text.
    Paragraph(Vec<Inline>),
    /// A heading of a level from 1 to 6.
    Heading(u8, Vec<Inline>),
    /// Code, or whatever has to stay as it is, with the name of its language.
    Code(String, String),
    /// What somebody else said.
    Quote(Vec<Block>),
    /// Points, numbered from a number if they are.
    List(Option<u64>, Vec<Item>),
    /// The cells of the head, and the rows.
    Table(Vec<Vec<Inline>>, Vec<Vec<Vec<Inline>>>),
    /// A line.
    Rule,
}

/// One point of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// For a task: whether it is done.
    pub done: Option<bool>,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// As written.
    Text(String),
    /// In the letters of code.
    Code(String),
    /// With stress.
    Emphasis(Vec<Inline>),
    /// With much stress.
    Strong(Vec<Inline>),
    /// No longer so.
    Struck(Vec<Inline>),
    /// Leads to a URL, of whatever scheme.
    Link(String, Vec<Inline>),
    /// A picture at a URL, of whatever scheme, and what it shows.
    Image(String, String),
    /// A line ends here.
    Break,
}

/// Reads a text. There is no text that is not Markdown.
pub fn parse(text: &str) -> Vec<Block> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut builder = Builder::default();
    for event in Parser::new_ext(text, options) {
        builder.take(event);
    }
    builder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Inline {
        Inline::Text(text.to_owned())
    }

    #[test]
    fn a_description_of_all_sorts() {
        let read = parse(
            "# Title\n\nFirst *line*\nand **second** ~~no~~ `code`.\n\n> said\n\n1. one\n2. two\n\n- [x] done\n- [ ] not\n\n```rust\nfn main() {}\n```\n\n---\n\n| a | b |\n|---|---|\n| 1 | [x](https://e.org) |\n",
        );
        let item = |done, said: &str| Item {
            done,
            blocks: vec![Block::Paragraph(vec![text(said)])],
        };
        let link = Inline::Link("https://e.org".to_owned(), vec![text("x")]);
        assert_eq!(
            read,
            [
                Block::Heading(1, vec![text("Title")]),
                Block::Paragraph(vec![
                    text("First "),
                    Inline::Emphasis(vec![text("line")]),
                    text(" and "),
                    Inline::Strong(vec![text("second")]),
                    text(" "),
                    Inline::Struck(vec![text("no")]),
                    text(" "),
                    Inline::Code("code".to_owned()),
                    text("."),
                ]),
                Block::Quote(vec![Block::Paragraph(vec![text("said")])]),
                Block::List(Some(1), vec![item(None, "one"), item(None, "two")]),
                Block::List(
                    None,
                    vec![item(Some(true), "done"), item(Some(false), "not")]
                ),
                Block::Code("rust".to_owned(), "fn main() {}\n".to_owned()),
                Block::Rule,
                Block::Table(
                    vec![vec![text("a")], vec![text("b")]],
                    vec![vec![vec![text("1")], vec![link]]],
                ),
            ]
        );
    }

    #[test]
    fn html_is_text() {
        assert_eq!(
            parse("a <script>alert(1)</script> b"),
            [Block::Paragraph(vec![text(
                "a <script>alert(1)</script> b"
            )])]
        );
        assert_eq!(
            parse("<div onclick=x>\n<b>hi</b>\n</div>"),
            [Block::Paragraph(vec![text(
                "<div onclick=x>\n<b>hi</b>\n</div>"
            )])]
        );
    }

    #[test]
    fn pictures_keep_what_they_show() {
        assert_eq!(
            parse("![a *b* c](x.png)"),
            [Block::Paragraph(vec![Inline::Image(
                "x.png".to_owned(),
                "a b c".to_owned()
            )])]
        );
    }

    #[test]
    fn what_nests_without_end_is_flattened() {
        let deep = |blocks: &[Block]| {
            let (mut depth, mut inside) = (0, blocks.first().cloned());
            while let Some(Block::Quote(blocks)) = inside {
                depth += 1;
                inside = blocks.first().cloned();
            }
            depth
        };
        let read = parse(&[&">".repeat(5_000), " deep"].concat());
        assert_eq!(deep(&read), DEEPEST);
        let read = parse(&["*".repeat(10_000).as_str(), "a", &"*".repeat(10_000)].concat());
        assert_eq!(read.len(), 1);
    }

    #[test]
    fn nothing_is_nothing() {
        assert_eq!(parse(" \n\n"), []);
    }
}
