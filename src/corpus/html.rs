//! HTML: the text of a page, by blocks, without what surrounds it.

use std::borrow::Cow;

use ego_tree::iter::Edge;
use scraper::{Html, Node, node::Element};

use super::blocks::{Builder, Extract};
use crate::model::BlockKind;

/// Elements whose content is never text of the page.
const SILENT: &[&str] = &[
    "audio", "button", "canvas", "datalist", "embed", "head", "iframe", "input", "math", "noembed", "noframes",
    "noscript", "object", "option", "script", "select", "style", "svg", "template", "textarea", "title", "video",
];

/// Elements that surround the text of a page: left out, unless nothing is left then.
const SURROUNDING: &[&str] = &["aside", "dialog", "footer", "form", "header", "menu", "nav"];

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
/// It says its title (`title`), language (`lang` of `html`), author and date (`meta`). Script, style and form controls
/// are left out, and so are `nav`, `header`, `footer`, `aside`, `form` and their like; a page that holds all its text
/// in one of these gives it all the same. White space is folded but in `pre`; one `br` ends a line, two end a block.
pub(super) fn read(source: &str) -> Extract {
    let page = Html::parse_document(&flattened(source));
    let mut extract = blocks_of(&page, true);
    if extract.blocks.is_empty() {
        extract = blocks_of(&page, false);
    }
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

/// Whether what stands in an element of that name is never text of the page.
pub(super) fn is_silent(name: &str) -> bool {
    SILENT.contains(&name)
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

fn blocks_of(page: &Html, only_inner: bool) -> Extract {
    let leaves_out = |element: &Element| {
        let name = element.name();
        SILENT.contains(&name) || (only_inner && SURROUNDING.contains(&name))
    };
    let mut out = Builder::default();
    // The kinds of the open elements that have one; the innermost is that of a block.
    let mut kinds: Vec<BlockKind> = Vec::new();
    let mut left_out = 0usize;
    // By edges, not by recursion: a page can be nested deeper than the stack.
    for edge in page.tree.root().traverse() {
        let current = kinds.last().copied().unwrap_or_default();
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) if leaves_out(element) => left_out += 1,
                Node::Element(_) if left_out > 0 => {}
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
                }
                Node::Text(text) if left_out == 0 => match current {
                    BlockKind::Code => out.push_verbatim(text),
                    _ => out.push(text),
                },
                _ => {}
            },
            Edge::Close(node) => {
                let Node::Element(element) = node.value() else { continue };
                if leaves_out(element) {
                    left_out = left_out.saturating_sub(1);
                } else if left_out == 0 {
                    let kind = kind(element.name());
                    if kind.is_some() || BLOCKS.contains(&element.name()) {
                        out.end(current);
                    }
                    if kind.is_some() {
                        kinds.pop();
                    }
                }
            }
        }
    }
    out.finish(Vec::new())
}

/// What the page says of itself.
fn says(page: &Html) -> Vec<(&'static str, String)> {
    let mut title = None;
    let mut language = None;
    let mut author = None;
    let mut date = None;
    for node in page.tree.root().descendants() {
        let Node::Element(element) = node.value() else { continue };
        match element.name() {
            "html" => language = language.or(element.attr("lang")).filter(|lang| !lang.trim().is_empty()),
            "title" if title.is_none() && is_in_head(node) => {
                title = Some(
                    node.children().filter_map(|child| child.value().as_text()).map(|text| &**text).collect::<String>(),
                );
            }
            "meta" => {
                let name = element.attr("name").unwrap_or_default();
                let content = element.attr("content").filter(|content| !content.trim().is_empty());
                if name.eq_ignore_ascii_case("author") {
                    author = author.or(content);
                } else if name.eq_ignore_ascii_case("date") {
                    date = date.or(content);
                }
            }
            _ => {}
        }
    }
    let title =
        title.map(|title| title.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|title| !title.is_empty());
    let others = [("date", date), ("author", author), ("language", language)];
    let others = others.into_iter().filter_map(|(name, value)| Some((name, value?.trim().to_owned())));
    title.map(|title| ("title", title)).into_iter().chain(others).collect()
}

/// Not the title of a drawing.
fn is_in_head(node: ego_tree::NodeRef<'_, Node>) -> bool {
    node.parent().and_then(|parent| parent.value().as_element()).is_some_and(|parent| parent.name() == "head")
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::model::BlockKind::{self, Cell, Code, Heading, Item, Paragraph, Quote};

    #[track_caller]
    fn check(source: &str, expected: &[(BlockKind, &str)]) {
        let extract = read(source);
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
             <script>alert('no')</script> goes on<svg><title>t</title><text>v</text></svg><!-- no --></p>\
             <aside><p>A</p></aside><form><p>F</p></form><template>T</template><iframe>I</iframe><button>B</button>\
             <noscript>S</noscript><footer>F</footer>",
            &[(Paragraph, "Text goes on")],
        );
        check(
            "<form><p>All of it</p><nav>N</nav><button>B</button></form>",
            &[(Paragraph, "All of it"), (Paragraph, "N")],
        );
        check("&lt;script&gt;alert(1)&lt;/script&gt;", &[(Paragraph, "<script>alert(1)</script>")]);
    }

    #[test]
    fn what_a_page_says_of_itself() {
        let extract = read(
            "<html lang=en-GB><title> A\n title </title><meta name=Author content='Liu'><meta name=date content=2020-07-30>\
             <meta name=author content=other><meta name=keywords content=x><body lang=fr><svg><title>no</title></svg>",
        );
        let expected = [("title", "A title"), ("date", "2020-07-30"), ("author", "Liu"), ("language", "en-GB")];
        assert_eq!(extract.says, expected.map(|(name, value)| (name, value.to_owned())));
        assert_eq!(read("<html lang=' '><title></title><meta name=author>x").says, []);
    }

    #[test]
    fn deep_nesting_is_read() {
        let deep = format!("{}x{}", "<b><div>".repeat(3_000), "</div>".repeat(10));
        assert_eq!(read(&deep).text, "x");
        let lists = "<UL><li>a".repeat(5_000);
        assert_eq!(read(&lists).blocks.len(), 5_000);
        let open = format!("{}<div class=", "<div>a".repeat(2_000));
        assert_eq!(read(&open).blocks.len(), 2_000);
    }
}
