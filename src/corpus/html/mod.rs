//! HTML: the text of a page, by blocks, without what surrounds it.

mod furniture;
mod notes;
mod says;
mod silent;

use std::{borrow::Cow, collections::BTreeSet};

use ego_tree::{NodeId, iter::Edge};
use scraper::{Html, Node};

use self::{furniture::furniture, says::says};
pub(super) use self::{notes::is_number as is_note_number, silent::is_silent};
use super::{
    blocks::{Builder, Extract},
    said::LeftOut,
};
use crate::model::BlockKind;

/// Elements that start and end a block, beside those that [`kind`] knows.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "ul",
];

/// Blocks that can hold themselves and that no other opening tag ends.
const NESTING: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "header",
    "hgroup",
    "listing",
    "main",
    "menu",
    "nav",
    "ol",
    "pre",
    "search",
    "section",
    "summary",
    "ul",
];

/// Reads a page.
///
/// It says its title, date, author, language and address ([`says()`]). Script, style and form controls are left out, and
/// so is what surrounds the text ([`furniture()`]), unless `keep_all` wants it, and the marks of notes. White space is
/// folded but in `pre`; one `br` ends a line, two end a block. `q` and `blockquote` are quotations.
pub(super) fn read(source: &str, keep_all: bool) -> Extract {
    let page = Html::parse_document(&flattened(source));
    let found = if keep_all { furniture::Furniture::default() } else { furniture(&page) };
    let mut extract = blocks_of(&page, found.elements);
    extract.deeds.left_out =
        LeftOut { words: found.words, left_out: found.left_out, keeps_comments: found.keeps_comments };
    extract.says = says(&page);
    extract
}

/// The source without the opening tags that would nest blocks deeper than any page does.
///
/// For each block that opens, the parser looks through all that are open: a file of nothing but `<div>` would keep it
/// busy for hours. Browsers have such a limit as well. Without these tags the text and where its blocks end stay.
fn flattened(source: &str) -> Cow<'_, str> {
    const DEEPEST: usize = 1_000;
    let mut out = String::new();
    let mut kept = 0;
    let mut depth = 0usize;
    for (start, _) in source.match_indices('<') {
        let tag = source.get(start + 1..).unwrap_or_default();
        let (closes, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
        let end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
        let name = tag.get(..end).unwrap_or_default();
        if !NESTING.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            continue;
        }
        if closes {
            depth = depth.saturating_sub(1);
        } else if depth < DEEPEST {
            depth += 1;
        } else {
            out.push_str(source.get(kept..start).unwrap_or_default());
            kept = source.len() - tag.find('>').and_then(|end| tag.get(end + 1..)).map_or(0, str::len);
            // What the tag stood between stays apart.
            out.push_str("<br><br>");
        }
    }
    if kept == 0 {
        return Cow::Borrowed(source);
    }
    out.push_str(source.get(kept..).unwrap_or_default());
    Cow::Owned(out)
}

fn kind(name: &str) -> Option<BlockKind> {
    Some(match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => BlockKind::Heading,
        "li" => BlockKind::Item,
        "blockquote" => BlockKind::Quote,
        "pre" | "listing" | "plaintext" | "xmp" => BlockKind::Code,
        "td" | "th" => BlockKind::Cell,
        _ => return None,
    })
}

/// The text of a page without those of its elements.
fn blocks_of(page: &Html, mut without: BTreeSet<NodeId>) -> Extract {
    let mut out = Builder::default();
    // The kinds of the open elements that have one; the innermost is that of a block.
    let mut kinds: Vec<BlockKind> = Vec::new();
    let mut left_out = 0usize;
    // By edges, not by recursion: a page can be nested deeper than the stack.
    for edge in page.tree.root().traverse() {
        let current = kinds.last().copied().unwrap_or_default();
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) if is_silent(element.name()) || without.contains(&node.id()) => left_out += 1,
                Node::Element(_) if left_out > 0 => {}
                Node::Element(element) if notes::is_mark(node, element, out.before()) => {
                    out.leave_out_note();
                    without.insert(node.id());
                    left_out += 1;
                }
                Node::Element(element) if element.name() == "br" => match current {
                    BlockKind::Code => out.push_verbatim("\n"),
                    _ => out.break_line(current),
                },
                Node::Element(element) => {
                    let kind = kind(element.name());
                    if kind.is_some() || BLOCKS.contains(&element.name()) {
                        out.end(current);
                    }
                    kinds.extend(kind);
                    if is_quotation(element.name()) {
                        out.open_quote();
                    }
                }
                Node::Text(text) if left_out == 0 => match current {
                    BlockKind::Code => out.push_verbatim(text),
                    _ => out.push(text),
                },
                _ => {}
            },
            Edge::Close(node) => {
                let Node::Element(element) = node.value() else { continue };
                if is_silent(element.name()) || without.contains(&node.id()) {
                    left_out = left_out.saturating_sub(1);
                } else if left_out == 0 {
                    let kind = kind(element.name());
                    if kind.is_some() || BLOCKS.contains(&element.name()) {
                        out.end(current);
                    }
                    if kind.is_some() {
                        kinds.pop();
                    }
                    if is_quotation(element.name()) {
                        out.close_quote();
                    }
                }
            }
        }
    }
    out.finish(Vec::new())
}

fn is_quotation(name: &str) -> bool {
    matches!(name, "q" | "blockquote")
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
        check("no markup\n at all", &[(Paragraph, "no markup at all")]);
        check(
            "<h1>A <em>title</em></h1><p>One&nbsp;&amp; two &lt;b&gt;<p>Three<div>Four<p>Five</p>six</div>",
            &[
                (Heading, "A title"),
                (Paragraph, "One\u{A0}& two <b>"),
                (Paragraph, "Three"),
                (Paragraph, "Four"),
                (Paragraph, "Five"),
                (Paragraph, "six"),
            ],
        );
        check(
            "<ul><li>a<li><p>b</p><p>c</p><ul><li>d</ul></ul><blockquote>e<p>f</p></blockquote>\
             <table><tr><th>g<td>h <tr><td><h2>i</h2></table>",
            &[
                (Item, "a"),
                (Item, "b"),
                (Item, "c"),
                (Item, "d"),
                (Quote, "e"),
                (Quote, "f"),
                (Cell, "g"),
                (Cell, "h"),
                (Heading, "i"),
            ],
        );
        check("<pre>\n  if x:\n\n    y  \n</pre>z", &[(Code, "  if x:\n\n    y"), (Paragraph, "z")]);
        check("<p>one<br>two <br/> \n<br>three<br></p>", &[(Paragraph, "one\ntwo"), (Paragraph, "three")]);
        check("cafe&#x301;<b></b>s in<i>line</i>", &[(Paragraph, "cafés inline")]);
        check("<p>a&#13;b&#x2028;c&#x85;d", &[(Paragraph, "a b\nc…d")]);
    }

    #[test]
    fn what_is_no_text_is_left_out() {
        check(
            "<head><title>T</title><style>p{}</style></head><body><nav>N</nav><header>H</header><p onclick='x()'>Text\
             <script>alert('no')</script> goes on and on<svg><title>t</title><text>v</text></svg><!-- no --></p>\
             <aside><p>A</p></aside><form><p>F</p></form><template>T</template><iframe>I</iframe><button>B</button>\
             <noscript>S</noscript><footer>F</footer>",
            &[(Paragraph, "Text goes on and on")],
        );
        check("<form><p>All of it</p><nav>N</nav><button>B</button></form>", &[(Paragraph, "All of it")]);
        check("&lt;script&gt;alert(1)&lt;/script&gt;", &[(Paragraph, "<script>alert(1)</script>")]);
    }

    #[test]
    fn deep_nesting_is_read() {
        let deep = format!("{}x{}", "<b><div>".repeat(3_000), "</div>".repeat(10));
        assert_eq!(read(&deep, false).text, "x");
        let lists = "<UL><li>a".repeat(5_000);
        assert_eq!(read(&lists, false).blocks.len(), 5_000);
        let open = format!("{}<div class=", "<div>a".repeat(2_000));
        assert_eq!(read(&open, false).blocks.len(), 2_000);
    }
}
