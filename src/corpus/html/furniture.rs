//! What surrounds the text of a page: menus, headers and footers, asides, forms, cookie notices, comments.

use std::collections::BTreeSet;

use ego_tree::{NodeId, iter::Edge};
use scraper::{Html, Node, node::Element};

use super::silent::is_silent;
use crate::corpus::turns::is_han;

/// What is left out of a page, and how much of it that is.
#[derive(Debug, Default)]
pub(super) struct Furniture {
    pub elements: BTreeSet<NodeId>,
    /// The words of the page, and those of them that are left out.
    pub words: usize,
    pub left_out: usize,
    /// Comments are there that are most of the page, and so stay.
    pub keeps_comments: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Menu,
    /// Called a menu, a trail or a row of buttons by its name alone: one only if it is a list of links.
    NamedMenu,
    /// Header, footer, aside or form: within the article they belong to it.
    Surrounding,
    /// A dialog, or about cookies by its name: within the article it may be a part of it.
    Notice,
    /// A box about cookies, wherever it stands.
    CookieBox,
    Comments,
}

/// An element that may surround the text.
#[derive(Debug)]
struct Candidate {
    id: NodeId,
    kind: Kind,
    /// The candidate that it stands in.
    outer: Option<usize>,
    words: usize,
    /// The words that stand in links, and how many links there are.
    linked: usize,
    links: usize,
    /// It stands in `article` or `main`.
    within_content: bool,
    /// `article`, `main` or the first heading stand in it.
    holds_content: bool,
    holds_heading: bool,
}

impl Candidate {
    /// Hardly anything but links: a menu wherever it stands and however long it is.
    fn is_list_of_links(&self) -> bool {
        let enough = if matches!(self.kind, Kind::Menu | Kind::NamedMenu) { 1 } else { 2 };
        self.links >= enough && self.linked * 3 >= self.words * 2 && !self.holds_heading
    }
}

/// Finds what surrounds the text of a page: by what an element is and where it stands, and by its share.
///
/// A list of links (`nav`, or a `header`, `footer` or `aside` of which two in three words are links) is left out. So is
/// what else surrounds the text, where it is small: none that has more than a third of the page's words (half, where
/// `article` or `main` say what the text is), the smaller first, and never more than half of all words together. A
/// `header`, `footer`, `aside` or `form` within `article` or `main` is content, and one that they stand in is a frame; a
/// box about cookies and comments are none, wherever they stand.
/// Where nothing would be left, everything is text.
pub(super) fn furniture(page: &Html) -> Furniture {
    let Survey { words, has_content, candidates } = Survey::of(page);
    let mut found = Furniture { words, ..Furniture::default() };
    let mut taken = vec![false; candidates.len()];
    let mut left_out = 0;
    let limit = if has_content { words / 2 } else { words / 3 };
    let mut small: Vec<usize> = Vec::new();
    // Outer ones come first. What stands in one that may go is not looked at by itself.
    for (index, candidate) in candidates.iter().enumerate() {
        if candidate.outer.is_some_and(|outer| taken.get(outer) == Some(&true)) {
            mark(&mut taken, index);
        } else if candidate.words == 0 || candidate.holds_content {
            continue;
        } else if candidate.is_list_of_links() {
            mark(&mut taken, index);
            left_out += candidate.words;
            found.elements.insert(candidate.id);
        } else if candidate.kind == Kind::NamedMenu
            || candidate.within_content && matches!(candidate.kind, Kind::Surrounding | Kind::Notice)
        {
            continue;
        } else if candidate.words <= limit {
            mark(&mut taken, index);
            small.push(index);
        } else if candidate.kind == Kind::Comments {
            found.keeps_comments = true;
        }
    }
    small.sort_by_key(|&index| candidates.get(index).map(|candidate| candidate.words));
    let mut together = 0;
    for candidate in small.into_iter().filter_map(|index| candidates.get(index)) {
        if (together + candidate.words) * 2 <= words {
            together += candidate.words;
            found.elements.insert(candidate.id);
        } else if candidate.kind == Kind::Comments {
            found.keeps_comments = true;
        }
    }
    found.left_out = left_out + together;
    if found.left_out >= words {
        return Furniture { words, ..Furniture::default() };
    }
    found
}

fn mark(taken: &mut [bool], index: usize) {
    if let Some(taken) = taken.get_mut(index) {
        *taken = true;
    }
}

/// The words of a page, counted by element.
#[derive(Default)]
struct Survey {
    words: usize,
    has_content: bool,
    candidates: Vec<Candidate>,
}

impl Survey {
    fn of(page: &Html) -> Self {
        let mut survey = Self::default();
        let (mut silent, mut content, mut link) = (0usize, 0usize, 0usize);
        let mut open: Vec<usize> = Vec::new();
        for edge in page.tree.root().traverse() {
            match edge {
                Edge::Open(node) => match node.value() {
                    Node::Element(element) if is_silent(element.name()) => silent += 1,
                    Node::Element(_) if silent > 0 => {}
                    Node::Element(element) => {
                        let name = element.name();
                        if is_content(element) {
                            content += 1;
                            survey.has_content = true;
                            survey.each(&open, |candidate| candidate.holds_content = true);
                        } else if name == "h1" {
                            survey.each(&open, |candidate| candidate.holds_heading = true);
                        } else if name == "a" {
                            link += 1;
                            survey.each(&open, |candidate| candidate.links += 1);
                        }
                        if let Some(kind) = kind(element) {
                            survey.candidates.push(Candidate {
                                id: node.id(),
                                kind,
                                outer: open.last().copied(),
                                words: 0,
                                linked: 0,
                                links: 0,
                                within_content: content > 0,
                                holds_content: false,
                                holds_heading: false,
                            });
                            open.push(survey.candidates.len() - 1);
                        }
                    }
                    Node::Text(text) if silent == 0 => {
                        let words = words(text);
                        survey.words += words;
                        if let Some(candidate) = open.last().and_then(|&index| survey.candidates.get_mut(index)) {
                            candidate.words += words;
                            candidate.linked += if link > 0 { words } else { 0 };
                        }
                    }
                    _ => {}
                },
                Edge::Close(node) => {
                    let Node::Element(element) = node.value() else { continue };
                    if is_silent(element.name()) {
                        silent = silent.saturating_sub(1);
                    } else if silent == 0 {
                        content -= usize::from(content > 0 && is_content(element));
                        link -= usize::from(link > 0 && element.name() == "a");
                        if kind(element).is_some() {
                            survey.close(&mut open);
                        }
                    }
                }
            }
        }
        survey
    }

    /// What is said of all that are open: a page has few in each other.
    fn each(&mut self, open: &[usize], says: impl Fn(&mut Candidate)) {
        /// Deeper than any page nests them.
        const DEPTH: usize = 64;
        for &index in open.iter().rev().take(DEPTH) {
            self.candidates.get_mut(index).into_iter().for_each(&says);
        }
    }

    /// The words of one that closes are also those of the one around it.
    fn close(&mut self, open: &mut Vec<usize>) {
        let counts = open.pop().and_then(|index| self.candidates.get(index)).map(|inner| (inner.words, inner.linked));
        if let Some((words, linked)) = counts
            && let Some(outer) = open.last().and_then(|&index| self.candidates.get_mut(index))
        {
            outer.words += words;
            outer.linked += linked;
        }
    }
}

fn is_content(element: &Element) -> bool {
    matches!(element.name(), "article" | "main") || element.attr("role").is_some_and(|role| role.trim() == "main")
}

fn kind(element: &Element) -> Option<Kind> {
    if matches!(element.name(), "html" | "body") || is_content(element) {
        return None;
    }
    let role = element.attr("role").map(|role| role.trim().to_ascii_lowercase());
    match (element.name(), role.as_deref()) {
        ("nav" | "menu", _) | (_, Some("navigation" | "menu" | "menubar")) => return Some(Kind::Menu),
        ("dialog", _) | (_, Some("dialog" | "alertdialog")) => return Some(Kind::Notice),
        _ => {}
    }
    let names = [element.attr("id"), element.attr("class")];
    let names: Vec<String> = names.into_iter().flatten().flat_map(parts).collect();
    let has = |known: &[&str]| names.iter().any(|name| known.contains(&name.as_str()));
    if has(COOKIE_BOXES) || ((has(COOKIES) || has(&["consent"])) && has(BOXES)) {
        return Some(Kind::CookieBox);
    }
    if has(COOKIES) {
        return Some(Kind::Notice);
    }
    if has(COMMENTS) || (has(&["comment"]) && has(LISTS)) {
        return Some(Kind::Comments);
    }
    match (element.name(), role.as_deref()) {
        ("aside" | "footer" | "form" | "header" | "search", _)
        | (_, Some("banner" | "complementary" | "contentinfo" | "search")) => Some(Kind::Surrounding),
        _ if has(MENUS) => Some(Kind::NamedMenu),
        _ => None,
    }
}

const COOKIES: &[&str] = &["cookie", "cookies", "ccpa", "gdpr"];
const COOKIE_BOXES: &[&str] =
    &["cookiebanner", "cookiebar", "cookiebot", "cookieconsent", "cookielaw", "cookienotice", "onetrust"];
const MENUS: &[&str] =
    &["breadcrumb", "breadcrumbs", "menu", "navbar", "navigation", "pager", "pagination", "share", "sharing", "social"];
const BOXES: &[&str] =
    &["banner", "bar", "box", "dialog", "manager", "message", "modal", "notice", "overlay", "popup", "wall"];
const COMMENTS: &[&str] = &["comments", "commentlist", "disqus"];
const LISTS: &[&str] = &["area", "form", "list", "respond", "section", "thread", "wrapper"];

/// The words of a name such as `cookie-banner` or `commentsArea`.
fn parts(name: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut before = ' ';
    for c in name.chars() {
        let starts = !before.is_alphanumeric() || (before.is_lowercase() && c.is_uppercase());
        match out.last_mut() {
            _ if !c.is_alphanumeric() => {}
            Some(last) if !starts => last.extend(c.to_lowercase()),
            _ => out.push(c.to_lowercase().collect()),
        }
        before = c;
    }
    out
}

/// About how many words a text has: runs of letters and digits; of Han, each character.
fn words(text: &str) -> usize {
    let mut words = 0;
    let mut within = false;
    for c in text.chars() {
        words += usize::from(is_han(c) || (c.is_alphanumeric() && !within));
        within = c.is_alphanumeric() && !is_han(c) || (within && matches!(c, '\'' | '’' | '\u{AD}'));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{parts, words};

    #[test]
    fn names_in_parts() {
        assert_eq!(parts("cookie-banner commentsArea x2 "), ["cookie", "banner", "comments", "area", "x2"]);
    }

    #[test]
    fn words_are_counted() {
        for (text, count) in [("", 0), (" — ", 0), ("It's one-two 3.", 4), ("中国 has 2字", 5)] {
            assert_eq!(words(text), count, "{text}");
        }
    }
}
