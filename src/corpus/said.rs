//! What was done to words on their way into a corpus, counted document by document and said once for all of them.

use super::{Report, Severity};

/// What was done to the words of one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Deeds {
    /// Marks of notes that are left out.
    pub notes: usize,
    /// Words that were broken at the end of a line and are whole again.
    pub joined: usize,
    /// Underscores around words, which are no part of them.
    pub underscores: usize,
    /// Shortcodes of site generators that are left out.
    pub shortcodes: usize,
    /// The date is that in the file's name.
    pub dated_by_name: bool,
    pub left_out: LeftOut,
}

/// How much of a page is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LeftOut {
    pub words: usize,
    pub left_out: usize,
    pub keeps_comments: bool,
}

impl Deeds {
    /// Adds what was done to a part of the document.
    pub fn add(&mut self, part: &Deeds) {
        self.notes += part.notes;
        self.joined += part.joined;
        self.underscores += part.underscores;
        self.shortcodes += part.shortcodes;
        self.dated_by_name |= part.dated_by_name;
        self.left_out.words += part.left_out.words;
        self.left_out.left_out += part.left_out.left_out;
        self.left_out.keeps_comments |= part.left_out.keeps_comments;
    }
}

impl LeftOut {
    /// In hundredths, rounded.
    fn share(&self) -> usize {
        (self.left_out * 100 + self.words / 2) / self.words.max(1)
    }
}

/// A page of which more is left out than this, in hundredths, is named.
const LITTLE: usize = 10;
/// So many pages are named one by one.
const FEW: usize = 5;

/// Says what was done to the documents of a corpus, in their order: each kind once.
pub(super) fn say(documents: &[(String, Deeds)], report: &mut Report) {
    /// What is counted of a document, and how a number of it is said.
    type Kind = (fn(&Deeds) -> usize, fn(usize) -> String);
    let kinds: [Kind; 5] = [
        (|deeds| deeds.joined, |n| format!("{} broken at the end of a line {} joined", counted(n, "word"), was(n))),
        (
            |deeds| deeds.underscores,
            |n| format!("{} around words, as for _italics_, {} no part of them", counted(n, "underscore"), is(n)),
        ),
        (|deeds| deeds.notes, |n| format!("{} of notes {} left out", counted(n, "mark"), was(n))),
        (
            |deeds| deeds.shortcodes,
            |n| {
                format!(
                    "{} of a site generator, such as {{{{< figure >}}}} or {{% include %}}, {} left out",
                    counted(n, "shortcode"),
                    was(n)
                )
            },
        ),
        (
            |deeds| usize::from(deeds.dated_by_name),
            |n| {
                if n == 1 {
                    "the date is taken from the file's name".to_owned()
                } else {
                    "dates are taken from the files' names".to_owned()
                }
            },
        ),
    ];
    for (count, sentence) in kinds {
        let found: Vec<&str> =
            documents.iter().filter(|(_, deeds)| count(deeds) > 0).map(|(path, _)| path.as_str()).collect();
        let sum = documents.iter().map(|(_, deeds)| count(deeds)).sum();
        if let Some(place) = place(&found, "texts") {
            report.add(&place, &sentence(sum), Severity::Note);
        }
    }
    say_left_out(documents, report);
}

fn say_left_out(documents: &[(String, Deeds)], report: &mut Report) {
    let pages: Vec<(usize, &str)> = documents
        .iter()
        .map(|(path, deeds)| (deeds.left_out.share(), path.as_str()))
        .filter(|(share, _)| *share > LITTLE)
        .collect();
    const WHAT: &str = "of the words are left out as what surrounds the text: menus, headers, footers, notices, comments. \
                        `--keep-all` keeps them";
    if pages.len() <= FEW {
        for (share, page) in &pages {
            report.add(page, &format!("{share} % {WHAT}"), Severity::Note);
        }
    } else if let Some((most, page)) = pages.iter().copied().max_by_key(|(share, _)| *share) {
        let found: Vec<&str> = pages.iter().map(|(_, path)| *path).collect();
        let place = place(&found, "pages").unwrap_or_default();
        report.add(&place, &format!("up to {most} % (`{page}`) {WHAT}"), Severity::Note);
    }
    let keeping: Vec<&str> =
        documents.iter().filter(|(_, deeds)| deeds.left_out.keeps_comments).map(|(path, _)| path.as_str()).collect();
    if let Some(place) = place(&keeping, "pages") {
        report.warn(&place, "what look like comments are so much of the page that they are kept as its text");
    }
}

/// The file, or how many of them there are and which come first.
fn place(paths: &[&str], plural: &str) -> Option<String> {
    match paths {
        [] => None,
        [path] => Some((*path).to_owned()),
        [first, second] => Some(format!("2 {plural} ({first}, {second})")),
        [first, second, ..] => Some(format!("{} {plural} ({first}, {second}, …)", paths.len())),
    }
}

/// A number with its noun, which has an s where there are several.
pub(super) fn counted(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}

fn was(n: usize) -> &'static str {
    if n == 1 { "was" } else { "were" }
}

fn is(n: usize) -> &'static str {
    if n == 1 { "is" } else { "are" }
}
