//! Concordance lines: which of them are sorted out by hand, where keys lead, and what of them leaves the page.

use super::place::first_words;
use crate::export::{Cell, Table};
use crate::link::Place;
use crate::model::Span;
use crate::protocol::{Kwic, KwicCategory, KwicGroups, KwicKey, KwicLine, KwicMark, KwicPart, KwicSort};

/// The lines that were sorted out by hand: dropped, kept, or put into categories of one's own.
///
/// A line is its span of tokens, which means the same as long as the corpus has the same fingerprint.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LineSets {
    pub dropped: Vec<Span>,
    pub kept: Vec<Span>,
    /// In the order in which they were made. A line is in one of them at most.
    pub categories: Vec<Category>,
    pub shown: Shown,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Category {
    pub name: String,
    pub lines: Vec<Span>,
}

/// Which of the lines are shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Shown {
    #[default]
    All,
    Kept,
    /// Those of the category of this name.
    Category(String),
    /// Those that are in no category.
    Uncategorised,
}

impl LineSets {
    /// The only lines that are wanted; `None` is all.
    pub fn within(&self) -> Option<Vec<Span>> {
        match &self.shown {
            Shown::All | Shown::Uncategorised => None,
            Shown::Kept => Some(self.kept.clone()),
            Shown::Category(name) => {
                Some(self.category(name).map(|category| category.lines.clone()).unwrap_or_default())
            }
        }
    }

    /// The lines that are not shown for now.
    pub fn except(&self) -> Vec<Span> {
        match &self.shown {
            Shown::Uncategorised => self.categories.iter().flat_map(|category| &category.lines).copied().collect(),
            _ => Vec::new(),
        }
    }

    /// The name of the category that a line is in.
    pub fn category_of(&self, line: Span) -> Option<&str> {
        self.categories.iter().find(|category| category.lines.contains(&line)).map(|category| category.name.as_str())
    }

    pub fn category_names(&self) -> Vec<String> {
        self.categories.iter().map(|category| category.name.clone()).collect()
    }

    /// The categories as the engine is asked for their counts.
    pub fn as_asked(&self) -> Vec<KwicCategory> {
        let category = |Category { name, lines }: &Category| KwicCategory { name: name.clone(), lines: lines.clone() };
        self.categories.iter().map(category).collect()
    }

    fn category(&self, name: &str) -> Option<&Category> {
        self.categories.iter().find(|category| category.name == name)
    }

    /// Leaves lines out, from now on. They stay in their categories.
    pub fn drop_lines(&mut self, lines: Vec<Span>) {
        self.dropped.extend(lines);
    }

    /// Shows these lines alone.
    pub fn keep(&mut self, lines: Vec<Span>) {
        self.kept = lines;
        self.shown = Shown::Kept;
    }

    /// Shows all lines again. What was kept is forgotten: the next to be kept are others.
    pub fn show_all(&mut self) {
        self.kept.clear();
        self.shown = Shown::All;
    }

    /// Shows a category alone, or all lines again where it is shown already.
    pub fn toggle_category(&mut self, name: &str) {
        self.toggle(Shown::Category(name.to_owned()));
    }

    /// Shows a part of the lines alone, or all again where that is shown already.
    pub fn toggle(&mut self, part: Shown) {
        self.shown = if self.shown == part { Shown::All } else { part };
    }

    /// Puts lines into a category, which is made where there is none of the name. An empty name takes them out of theirs.
    /// A category without lines ceases to be.
    pub fn put(&mut self, lines: &[Span], name: &str) {
        for category in &mut self.categories {
            category.lines.retain(|line| !lines.contains(line));
        }
        if !name.is_empty() {
            match self.categories.iter_mut().find(|category| category.name == name) {
                Some(category) => category.lines.extend(lines),
                None => self.categories.push(Category { name: name.to_owned(), lines: lines.to_vec() }),
            }
        }
        self.categories.retain(|category| !category.lines.is_empty());
        self.show_as(&self.shown.clone());
    }

    /// What is stored of the sets, as far as it is to be shown where these are: another tab may have changed it.
    pub fn recalled(&self, stored: &str) -> LineSets {
        let mut sets = LineSets::from_text(stored);
        sets.show_as(&self.shown);
        sets
    }

    /// Takes back what was changed from `before` to `after`, and nothing that came afterwards.
    pub fn revert(&mut self, before: &LineSets, after: &LineSets) {
        if self == after {
            *self = before.clone();
            return;
        }
        self.dropped.retain(|line| before.dropped.contains(line) || !after.dropped.contains(line));
        let again = before.dropped.iter().filter(|line| !after.dropped.contains(line));
        self.dropped.extend(again);
        if before.kept != after.kept {
            self.kept = before.kept.clone();
        }
        let lines = before.categories.iter().chain(&after.categories).flat_map(|category| &category.lines);
        let moved: Vec<Span> =
            lines.copied().filter(|line| before.category_of(*line) != after.category_of(*line)).collect();
        for line in moved {
            self.put(&[line], before.category_of(line).unwrap_or_default());
        }
        self.show_as(&before.shown);
    }

    /// Shows the same part of the lines, where there is one.
    fn show_as(&mut self, shown: &Shown) {
        self.shown = match shown {
            Shown::Kept if self.kept.is_empty() => Shown::All,
            Shown::Category(name) if self.category(name).is_none() => Shown::All,
            Shown::Uncategorised if self.categories.is_empty() => Shown::All,
            shown => shown.clone(),
        };
    }

    /// As it is stored: a line of text for what was dropped, for what was kept and for each category, which is a sign, the
    /// category's name, a tab, and the spans. `None` where there is nothing to store.
    pub fn to_text(&self) -> Option<String> {
        let row = |sign: &str, name: &str, lines: &[Span]| {
            let spans: String = lines.iter().map(|span| format!("{}-{} ", span.start, span.end)).collect();
            if lines.is_empty() { String::new() } else { format!("{sign}{name}\t{spans}\n") }
        };
        let mut text = row("-", "", &self.dropped) + &row("=", "", &self.kept);
        text.extend(self.categories.iter().map(|category| row("+", &category.name, &category.lines)));
        (!text.is_empty()).then_some(text)
    }

    /// Reads what [`to_text`](Self::to_text) wrote. What cannot be read is left out.
    pub fn from_text(text: &str) -> LineSets {
        let span = |text: &str| {
            let (start, end) = text.split_once('-')?;
            Some(Span::new(start.parse().ok()?, end.parse().ok()?))
        };
        let mut sets = LineSets::default();
        // A name may hold a tab of its own.
        for (name, spans) in text.lines().filter_map(|row| row.rsplit_once('\t')) {
            let lines: Vec<Span> = spans.split(' ').filter_map(span).collect();
            match (name, name.strip_prefix('+')) {
                ("-", _) => sets.dropped = lines,
                ("=", _) => sets.kept = lines,
                (_, Some(name)) => sets.categories.push(Category { name: name.to_owned(), lines }),
                _ => {}
            }
        }
        if !sets.kept.is_empty() {
            sets.shown = Shown::Kept;
        }
        sets
    }
}

/// The line that a step leads to, of so many; from the first and the last line it leads no further.
pub fn step_to(current: u32, step: i32, total: u64) -> u32 {
    let last = u32::try_from(total.saturating_sub(1)).unwrap_or(u32::MAX);
    current.saturating_add_signed(step).min(last)
}

/// Selects a line, or takes that back.
pub fn toggle(selected: &mut Vec<Span>, line: Span) {
    match selected.iter().position(|other| *other == line) {
        Some(at) => {
            selected.remove(at);
        }
        None => selected.push(line),
    }
}

/// Sorts by another key in a place of an order, or by none; the place behind the last key adds one.
pub fn set_sort_key(sort: &mut Vec<KwicSort>, place: usize, key: Option<KwicKey>) {
    let next = key.map(|key| KwicSort { key, descending: false });
    match (next, sort.get_mut(place)) {
        (Some(next), Some(old)) => *old = next,
        (Some(next), None) => sort.push(next),
        (None, Some(_)) => {
            sort.remove(place);
        }
        (None, None) => {}
    }
}

/// A part of a line, cut where the words begin and end that the lines are sorted by; each run with the key that it is
/// sorted by, from 0.
pub fn sorted_runs(text: &str, part: KwicPart, marks: &[KwicMark]) -> Vec<(Option<u32>, String)> {
    let mut runs: Vec<(Option<u32>, String)> = Vec::new();
    for (at, letter) in (0u32..).zip(text.chars()) {
        let mark = marks.iter().find(|mark| mark.part == part && mark.start <= at && at < mark.end);
        let sort = mark.map(|mark| mark.sort);
        match runs.last_mut() {
            Some((last, run)) if *last == sort => run.push(letter),
            _ => runs.push((sort, letter.to_string())),
        }
    }
    runs
}

/// Where a line begins in its document, for a link: its paragraph, and the first words of the match and of what follows.
pub fn place(line: &KwicLine) -> Place {
    // A paragraph's text has the node and what follows it as it stands here, but for white space.
    let text = format!("{}{}", line.node, line.right);
    Place { paragraph: line.paragraph, words: first_words(&text) }
}

/// The text of a line, from its first to its last word.
pub fn passage(line: &KwicLine) -> String {
    format!("{}{}{}", line.left, line.node, line.right).trim().to_owned()
}

/// A line as it is cited: the passage; who, where and when, and the corpus; what else has to be said; the link to its place.
pub fn citation(passage: &str, line: &KwicLine, corpus: &str, remark: Option<&str>, link: &str) -> String {
    let optional = |text: &Option<String>| text.iter().cloned().collect::<Vec<_>>();
    let source = [
        optional(&line.speaker),
        vec![line.title.clone()],
        optional(&line.date),
        optional(&line.source),
        optional(&line.url),
        vec![corpus.to_owned()],
    ];
    // What ends with a full stop gets no second one.
    let source =
        source.concat().iter().map(|part| part.trim_end_matches('.').to_owned()).collect::<Vec<_>>().join(". ");
    let remark = remark.map(|remark| format!("{remark}\n")).unwrap_or_default();
    format!("{passage}\n{source}.\n{remark}{link}")
}

/// Lines as a file has them, below a head that says what they were made from: a row for each, with a column for each
/// field that any of them has.
pub fn table(head: Vec<(&'static str, String)>, lines: &[KwicLine], sets: &LineSets) -> Table {
    let mut fields: Vec<&str> = Vec::new();
    for (name, _) in lines.iter().flat_map(|line| &line.fields) {
        // Source and address have a column of their own.
        if !fields.contains(&name.as_str()) && !["source", "url"].contains(&name.as_str()) {
            fields.push(name);
        }
    }
    let row = |line: &KwicLine| {
        let text = |text: &str| Cell::Text(text.to_owned());
        let optional = |text: &Option<String>| text.clone().map_or(Cell::Nothing, Cell::Text);
        let category = sets.category_of(Span::new(line.start, line.end));
        let field = |name: &&str| {
            let values = line.fields.iter().find(|(other, _)| other == name);
            values.map_or(Cell::Nothing, |(_, values)| Cell::Text(values.join("; ")))
        };
        let mut cells = vec![
            text(&line.doc),
            Cell::Count(line.position.into()),
            text(&line.left),
            text(&line.node),
            text(&line.right),
            optional(&line.speaker),
            text(&line.title),
            optional(&line.date),
            Cell::Count(line.paragraph.into()),
            optional(&line.source),
            optional(&line.url),
            category.map_or(Cell::Nothing, text),
        ];
        cells.extend(fields.iter().map(field));
        cells
    };
    let columns = [
        "doc",
        "position",
        "left",
        "node",
        "right",
        "speaker",
        "title",
        "date",
        "paragraph",
        "source",
        "url",
        "category",
    ];
    let rows = lines.iter().map(row).collect();
    let columns = columns.into_iter().chain(fields.iter().copied()).map(str::to_owned).collect();
    Table { head, columns, rows }
}

/// Groups of lines as a file has them: `by` is the name of what they are counted by.
pub fn groups_table(head: Vec<(&'static str, String)>, by: String, groups: &KwicGroups) -> Table {
    let columns = ["count", "documents", "tokens", "per_million", "low", "high"].map(str::to_owned);
    let rows = groups.rows.iter().map(|group| {
        vec![
            group.value.clone().map_or(Cell::Nothing, Cell::Text),
            Cell::Count(group.count),
            Cell::Count(group.documents.into()),
            Cell::Count(group.tokens),
            Cell::from(group.per_million),
            Cell::from(group.low),
            Cell::from(group.high),
        ]
    });
    Table { head, columns: std::iter::once(by).chain(columns).collect(), rows: rows.collect() }
}

/// How many lines there are, as the head of a file says.
pub fn size_facts(kwic: &Kwic) -> [(&'static str, String); 4] {
    [
        ("hits", kwic.matches.to_string()),
        ("lines", kwic.lines_total.to_string()),
        ("documents", kwic.documents.to_string()),
        ("dropped", kwic.dropped.to_string()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(starts: &[u32]) -> Vec<Span> {
        starts.iter().map(|start| Span::new(*start, start + 1)).collect()
    }

    fn category(name: &str, starts: &[u32]) -> Category {
        Category { name: name.to_owned(), lines: spans(starts) }
    }

    fn line() -> KwicLine {
        KwicLine {
            doc: "a.txt".into(),
            title: "A day".into(),
            date: None,
            position: 7,
            start: 107,
            end: 108,
            paragraph: 2,
            left: "What the ".into(),
            node: "minister".into(),
            right: " said, and  then some more words of his own ".into(),
            speaker: None,
            source: None,
            url: None,
            fields: Default::default(),
            marks: Vec::new(),
        }
    }

    #[test]
    fn a_line_is_in_one_category_at_most() {
        let mut sets = LineSets::default();
        sets.put(&spans(&[1, 2]), "first");
        sets.put(&spans(&[2, 3]), "second");
        assert_eq!(sets.categories, [category("first", &[1]), category("second", &[2, 3])]);
        sets.put(&spans(&[1]), "second");
        assert_eq!(sets.categories, [category("second", &[2, 3, 1])]);
        assert_eq!(sets.category_of(Span::new(3, 4)), Some("second"));
        sets.put(&spans(&[1, 2, 3]), "");
        assert_eq!(sets, LineSets::default());
    }

    #[test]
    fn what_is_shown_goes_back_to_all_with_its_last_line() {
        let mut sets = LineSets::default();
        sets.put(&spans(&[1, 2]), "first");
        sets.toggle_category("first");
        assert_eq!(sets.within(), Some(spans(&[1, 2])));
        sets.put(&spans(&[1]), "second");
        assert_eq!(sets.within(), Some(spans(&[2])));
        sets.put(&spans(&[2]), "second");
        assert_eq!(sets.shown, Shown::All);
        sets.toggle_category("second");
        sets.toggle_category("second");
        assert_eq!(sets.within(), None);
    }

    #[test]
    fn kept_lines_are_shown_alone_until_all_are() {
        let mut sets = LineSets::default();
        sets.keep(spans(&[4]));
        assert_eq!(sets.within(), Some(spans(&[4])));
        sets.drop_lines(spans(&[5]));
        sets.show_all();
        assert_eq!(sets, LineSets { dropped: spans(&[5]), ..LineSets::default() });
    }

    #[test]
    fn what_another_tab_stored_is_recalled_and_stays() {
        let mut mine = LineSets::default();
        mine.put(&spans(&[1]), "first");
        mine.toggle_category("first");
        let mut stored = mine.clone();
        stored.put(&spans(&[2]), "second");
        let before = mine.recalled(&stored.to_text().unwrap());
        assert_eq!(before, LineSets { shown: Shown::Category("first".into()), ..stored });
        let mut after = before.clone();
        after.put(&spans(&[1, 3]), "second");
        after.drop_lines(spans(&[4]));
        // What has not changed since goes back as it was; else only what was changed.
        let mut sets = after.clone();
        sets.revert(&before, &after);
        assert_eq!(sets, before);
        let mut sets = after.clone();
        sets.put(&spans(&[5]), "second");
        sets.drop_lines(spans(&[6]));
        sets.revert(&before, &after);
        let categories = vec![category("second", &[2, 5]), category("first", &[1])];
        assert_eq!(sets, LineSets { categories, dropped: spans(&[6]), ..before });
        // What was shown may have gone.
        assert_eq!(mine.recalled("").shown, Shown::All);
    }

    #[test]
    fn lines_in_no_category_are_shown_while_there_are_categories() {
        let mut sets = LineSets::default();
        sets.put(&spans(&[1, 2]), "first");
        sets.toggle(Shown::Uncategorised);
        assert_eq!((sets.within(), sets.except()), (None, spans(&[1, 2])));
        sets.put(&spans(&[3]), "second");
        assert_eq!(sets.except(), spans(&[1, 2, 3]));
        assert_eq!(sets.as_asked().iter().map(|category| category.lines.len()).collect::<Vec<_>>(), [2, 1]);
        sets.put(&spans(&[1, 2, 3]), "");
        assert_eq!((sets.shown.clone(), sets.except()), (Shown::All, Vec::new()));
    }

    #[test]
    fn sets_are_read_as_they_were_stored() {
        assert_eq!(LineSets::default().to_text(), None);
        let mut sets = LineSets::default();
        for text in ["-\t1-2 5-6 \n", "=\t3-4 \n", "+With a\ttab\t7-8 \n", "+-\t9-10 \n", "+中国\t11-12 \n"] {
            let one = LineSets::from_text(text);
            assert_eq!(one.to_text().as_deref(), Some(text));
            sets.dropped.extend(one.dropped);
            sets.kept.extend(one.kept);
            sets.categories.extend(one.categories);
        }
        sets.shown = Shown::Kept;
        assert_eq!(sets.to_text().map(|text| LineSets::from_text(&text)), Some(sets));
        // What cannot be read is left out, and the rest is read.
        for text in ["", "\n\n", "no tab", "?\t1-2 ", "-\t1-2 x 3- -4 "] {
            let dropped = if text.starts_with('-') { spans(&[1]) } else { Vec::new() };
            assert_eq!(LineSets::from_text(text), LineSets { dropped, ..LineSets::default() }, "{text:?}");
        }
    }

    #[test]
    fn keys_stop_at_the_first_and_the_last_line() {
        for (current, step, total, next) in
            [(0, 1, 5, 1), (4, 1, 5, 4), (0, -1, 5, 0), (3, -1, 5, 2), (3, 0, 5, 3), (9, 0, 5, 4), (2, 1, 0, 0)]
        {
            assert_eq!(step_to(current, step, total), next, "{current} {step} of {total}");
        }
    }

    #[test]
    fn a_sort_key_is_changed_added_and_taken_away() {
        let names = |sort: &[KwicSort]| crate::link::kwic_sort(sort);
        let mut sort = vec![KwicSort { key: KwicKey::Node, descending: true }];
        set_sort_key(&mut sort, 1, Some(KwicKey::Right(1)));
        assert_eq!(names(&sort), "-node,1R");
        set_sort_key(&mut sort, 0, Some(KwicKey::Left(2)));
        assert_eq!(names(&sort), "2L,1R");
        set_sort_key(&mut sort, 0, None);
        set_sort_key(&mut sort, 2, None);
        assert_eq!(names(&sort), "1R");
    }

    #[test]
    fn text_is_cut_at_the_words_that_lines_are_sorted_by() {
        let mark = |sort, part, start, end| KwicMark { sort, part, start, end };
        let marks = [mark(0, KwicPart::Right, 1, 4), mark(1, KwicPart::Right, 4, 5), mark(2, KwicPart::Left, 0, 9)];
        let runs = sorted_runs(" déf, x", KwicPart::Right, &marks);
        let runs: Vec<(Option<u32>, &str)> = runs.iter().map(|(sort, run)| (*sort, run.as_str())).collect();
        assert_eq!(runs, [(None, " "), (Some(0), "déf"), (Some(1), ","), (None, " x")]);
        assert_eq!(sorted_runs("x", KwicPart::Node, &marks), [(None, "x".to_owned())]);
        assert_eq!(sorted_runs("", KwicPart::Left, &marks), []);
    }

    #[test]
    fn a_place_has_the_first_words_of_a_line() {
        let Place { paragraph, words } = place(&line());
        assert_eq!((paragraph, words.as_str()), (2, "minister said, and then some more words of"));
        let short = KwicLine { right: String::new(), ..line() };
        assert_eq!(place(&short).words, "minister");
    }

    #[test]
    fn a_citation_names_what_is_known_of_the_source() {
        assert_eq!(citation("“…”", &line(), "Corpus", None, "#/read/a"), "“…”\nA day. Corpus.\n#/read/a");
        let known = KwicLine {
            speaker: Some("Ann".into()),
            date: Some("2020-07".into()),
            source: Some("Paper, p. 3.".into()),
            url: Some("https://example.org".into()),
            ..line()
        };
        assert_eq!(
            citation("x", &known, "Corpus", Some("Worded by it."), "y"),
            "x\nAnn. A day. 2020-07. Paper, p. 3. https://example.org. Corpus.\nWorded by it.\ny"
        );
        assert_eq!(passage(&line()), "What the minister said, and  then some more words of his own");
    }

    #[test]
    fn a_file_has_a_column_for_each_field_and_the_category() {
        let field = |name: &str, values: &[&str]| (name.to_owned(), values.iter().map(ToString::to_string).collect());
        let lines = [
            KwicLine { fields: [field("topic", &["a", "b"])].into(), ..line() },
            KwicLine { start: 200, end: 201, fields: [field("place", &["x"]), field("topic", &[])].into(), ..line() },
        ];
        let mut sets = LineSets::default();
        sets.put(&[Span::new(200, 201)], "mine");
        let table = table(vec![("query", "minister".into())], &lines, &sets);
        assert_eq!(table.columns.get(11..), Some(&["category", "topic", "place"].map(str::to_owned)[..]));
        let last = |row: usize| table.rows.get(row).and_then(|row| row.get(11..)).map(<[Cell]>::to_vec);
        let text = |text: &str| Cell::Text(text.to_owned());
        assert_eq!(last(0), Some(vec![Cell::Nothing, text("a; b"), Cell::Nothing]));
        assert_eq!(last(1), Some(vec![text("mine"), text(""), text("x")]));
        assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
    }
}
