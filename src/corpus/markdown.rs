//! Markdown: the text without its markup, by blocks.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::{
    blocks::{Builder, Extract},
    html,
    turns::opens_with_a_label,
};
use crate::model::BlockKind;

/// Reads CommonMark with tables, footnotes, task lists and strikethrough.
///
/// Emphasis, links and the like give their text; images and marks of notes give none. HTML in it is read as HTML: a
/// block of it by itself, a tag within a line as if it were not there, but for `q` and `sup`. The first heading of
/// level 1 is the title that the text says it has.
pub(super) fn read(source: &str, keep_all: bool) -> Extract {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_TASKLISTS | Options::ENABLE_STRIKETHROUGH;
    let mut reader = Reader { keep_all, ..Reader::default() };
    let mut events = Parser::new_ext(source, options).peekable();
    let mut line = Vec::new();
    while let Some(event) = line.pop().or_else(|| events.next()) {
        // A line end that is none in Markdown is one before a speaker's label.
        if matches!(event, Event::SoftBreak) && line.is_empty() {
            line = std::iter::from_fn(|| events.next_if(is_within_line)).collect();
            let is_label = opens_with_a_label(&line.iter().map(text_of).collect::<String>());
            line.reverse();
            reader.take(if is_label { Event::HardBreak } else { event });
        } else {
            reader.take(event);
        }
    }
    let says = reader.title.filter(|title| !title.is_empty()).map(|title| ("title", title));
    reader.out.finish(says.into_iter().collect())
}

/// Whether an event belongs to the text of one line.
fn is_within_line(event: &Event<'_>) -> bool {
    match event {
        Event::Text(_) | Event::Code(_) | Event::InlineHtml(_) | Event::FootnoteReference(_) => true,
        Event::Start(tag) => matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. }),
        Event::End(tag) => matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link),
        _ => false,
    }
}

fn text_of<'a>(event: &'a Event<'_>) -> &'a str {
    match event {
        Event::Text(text) | Event::Code(text) => text,
        _ => "",
    }
}

#[derive(Default)]
struct Reader {
    out: Builder,
    /// The kinds of the open elements that have one; the innermost is that of a block.
    kinds: Vec<BlockKind>,
    /// A block of HTML, gathered line by line.
    html: Option<String>,
    /// Images that are open: their text stands in for what cannot be seen.
    images: usize,
    /// The HTML element within a line that keeps its content to itself, while it is open.
    silent: Option<String>,
    /// The text of a superscript that is open, and whether it is a link.
    raised: Option<(String, bool)>,
    /// How many `q` are open.
    quotations: usize,
    title: Option<String>,
    in_title: bool,
    keep_all: bool,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        let current = self.kinds.last().copied().unwrap_or_default();
        match event {
            Event::Start(tag) => self.start(&tag, current),
            Event::End(tag) => self.end(tag, current),
            Event::Html(line) => match &mut self.html {
                Some(html) => html.push_str(&line),
                None => self.inline_html(&line, current),
            },
            Event::InlineHtml(tag) => self.inline_html(&tag, current),
            _ if self.images > 0 || self.silent.is_some() => {}
            Event::Text(text) if current == BlockKind::Code => self.out.push_verbatim(&text),
            Event::Text(text) | Event::Code(text) => self.text(&text),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.out.break_line(current),
            Event::Rule => self.out.end(current),
            Event::FootnoteReference(_) => self.out.leave_out_note(),
            Event::TaskListMarker(_) => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some((raised, _)) = &mut self.raised {
            raised.push_str(text);
            return;
        }
        self.out.push(text);
        if self.in_title {
            self.title.get_or_insert_default().push_str(text);
        }
    }

    fn start(&mut self, tag: &Tag<'_>, current: BlockKind) {
        match tag {
            Tag::Image { .. } => {
                self.images += 1;
                return;
            }
            Tag::Link { .. } => {
                self.raised.iter_mut().for_each(|(_, is_linked)| *is_linked = true);
                return;
            }
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => return,
            Tag::HtmlBlock => self.html = Some(String::new()),
            Tag::Heading { level: HeadingLevel::H1, .. } => self.in_title = self.title.is_none(),
            _ => {}
        }
        self.silent = None;
        self.end_line();
        self.out.end(current);
        if matches!(tag, Tag::BlockQuote(_)) {
            self.out.open_quote();
        }
        self.kinds.extend(match tag {
            Tag::Heading { .. } => Some(BlockKind::Heading),
            Tag::BlockQuote(_) => Some(BlockKind::Quote),
            Tag::CodeBlock(_) => Some(BlockKind::Code),
            Tag::Item => Some(BlockKind::Item),
            Tag::TableCell => Some(BlockKind::Cell),
            _ => None,
        });
    }

    fn end(&mut self, tag: TagEnd, current: BlockKind) {
        let is_inline = matches!(
            tag,
            TagEnd::Image
                | TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Superscript
                | TagEnd::Subscript
                | TagEnd::Link
        );
        if !is_inline {
            self.end_line();
        }
        match tag {
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            _ if is_inline => {}
            TagEnd::HtmlBlock => {
                if let Some(source) = self.html.take() {
                    self.out.append(html::read(&source, self.keep_all));
                }
            }
            TagEnd::Heading(_) | TagEnd::BlockQuote(_) | TagEnd::CodeBlock | TagEnd::Item | TagEnd::TableCell => {
                self.out.end(current);
                self.kinds.pop();
                self.in_title = false;
                if matches!(tag, TagEnd::BlockQuote(_)) {
                    self.out.close_quote();
                }
            }
            _ => self.out.end(current),
        }
    }

    /// Ends the tags within a line that nobody has closed.
    fn end_line(&mut self) {
        self.end_raised();
        while self.quotations > 0 {
            self.end_quotation();
        }
    }

    fn end_quotation(&mut self) {
        if self.quotations > 0 {
            self.quotations -= 1;
            self.out.close_quote();
        }
    }

    /// Takes a superscript as text, unless it is the mark of a note.
    fn end_raised(&mut self) {
        let Some((raised, is_linked)) = self.raised.take() else { return };
        let label = raised.trim();
        let is_short = label.chars().any(char::is_alphanumeric) && label.trim_matches(['[', ']', '(', ')']).len() <= 3;
        if (is_linked && is_short) || html::is_note_number(self.out.before(), label, "") {
            self.out.leave_out_note();
        } else {
            self.text(&raised);
        }
    }

    /// A tag or a comment within a line.
    fn inline_html(&mut self, source: &str, current: BlockKind) {
        let (closes, rest) = match source.strip_prefix("</") {
            Some(rest) => (true, rest),
            None => (false, source.strip_prefix('<').unwrap_or_default()),
        };
        let name: String =
            rest.chars().take_while(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
        match &self.silent {
            Some(open) if closes && *open == name => self.silent = None,
            Some(_) => {}
            None if name == "br" => self.out.break_line(current),
            None if name == "q" && closes => self.end_quotation(),
            None if name == "q" => {
                self.quotations += 1;
                self.out.open_quote();
            }
            None if name == "sup" && closes => self.end_raised(),
            None if name == "sup" => self.raised = Some((String::new(), false)),
            None if name == "a" => self.raised.iter_mut().for_each(|(_, is_linked)| *is_linked = true),
            None if !closes && html::is_silent(&name) && !source.ends_with("/>") => self.silent = Some(name),
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::model::BlockKind::{self, Cell, Code, Heading, Item, Paragraph, Quote};

    #[track_caller]
    fn check(source: &str, expected: &[(BlockKind, &str)]) {
        let extract = read(source, false);
        let found: Vec<(BlockKind, &str)> =
            extract.blocks.iter().map(|block| (block.kind, &extract.text[block.range.clone()])).collect();
        assert_eq!(found, expected, "blocks of {source:?}");
        let lines: Vec<&str> = expected.iter().map(|(_, text)| *text).collect();
        assert_eq!(extract.text, lines.join("\n"));
    }

    #[test]
    fn blocks_by_kind() {
        check("", &[]);
        check(
            "# A *title*\n\nOne\n**two**\n[three](u) `four` ~~five~~\\\nsix\n\n***\n\nSub\n---\n",
            &[(Heading, "A title"), (Paragraph, "One two three four five\nsix"), (Heading, "Sub")],
        );
        check(
            "- a\n- b\n  - c\n\n1. d\n\n   e\n\n> f\n> - g\n\n- [x] h\n",
            &[(Item, "a"), (Item, "b"), (Item, "c"), (Item, "d"), (Item, "e"), (Quote, "f"), (Item, "g"), (Item, "h")],
        );
        check("```rust\nlet x = 1;\n\n  y\n```\n\n    z\n", &[(Code, "let x = 1;\n\n  y"), (Code, "z")]);
        check("| a | b |\n|---|---|\n| c | *d* |\n", &[(Cell, "a"), (Cell, "b"), (Cell, "c"), (Cell, "d")]);
        check(
            "Text[^1] &amp; ![a photo](x.png) more.\n\n[^1]: A note.\n",
            &[(Paragraph, "Text & more."), (Paragraph, "A note.")],
        );
        check("\"Straight\" -- 'quotes'...\n", &[(Paragraph, "\"Straight\" -- 'quotes'...")]);
    }

    #[test]
    fn html_within() {
        check("a <b>b</b><br>c <!-- d --> e\n", &[(Paragraph, "a b\nc e")]);
        check(
            "a <script>alert(1)</script> b\n\n<script>\nalert(1)\n\n</script>\n\nc",
            &[(Paragraph, "a b"), (Paragraph, "c")],
        );
        check("<div>\n<h2>a</h2> b\n\n*c*\n\n</div>\n", &[(Heading, "a"), (Paragraph, "b"), (Paragraph, "c")]);
        check("`<script>`\n\n\\<b>\n", &[(Paragraph, "<script>"), (Paragraph, "<b>")]);
    }

    #[test]
    fn the_first_heading_is_the_title() {
        for (source, title) in [
            ("## Two\n\n# One *and* `more`\n\n# Three\n", Some("One and more")),
            ("One\nline\n===\n", Some("One line")),
            ("## Two\n", None),
            ("#\n\ntext\n", None),
        ] {
            let says: Vec<(&str, String)> = title.map(|title| ("title", title.to_owned())).into_iter().collect();
            assert_eq!(read(source, false).says, says, "{source:?}");
        }
    }
}
