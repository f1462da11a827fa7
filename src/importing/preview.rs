//! What was read, for a person to look at before it is indexed.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use crate::{
    corpus::{Block, Corpus, Document, FieldDeclaration, Problem, Report, Severity},
    model::Level,
    protocol::importer::{FieldFound, Gravity, Mark, Preview, Sample, SampleBlock, SpeechFound, TableFound, Trouble},
    text::Stemmer,
};

/// How many documents are shown.
const SAMPLES: usize = 5;
/// How much of each, in bytes of its text: a block is shown whole or not at all, but for one that is longer than this.
const SHOWN: usize = 1_500;
/// How many values of a field are shown.
const EXAMPLES: usize = 3;

/// What was read. `report` is of the reading.
pub fn preview(corpus: &Corpus, report: Report) -> Preview {
    let about = &corpus.about;
    let mut formats: BTreeMap<String, u32> = BTreeMap::new();
    for document in &corpus.documents {
        *formats.entry(ending(&document.path)).or_default() += 1;
    }
    let mut formats: Vec<(String, u32)> = formats.into_iter().collect();
    formats.sort_by_key(|(_, count)| Reverse(*count));
    Preview {
        title: about.title.clone(),
        language: about.language.clone(),
        stemmer: about.stemmer.clone().filter(|_| about.has_stemmer()),
        documents: corpus.documents.len() as u32,
        characters: corpus.documents.iter().map(|document| document.text.chars().count() as u64).sum(),
        formats,
        fields: fields(corpus),
        speech: SpeechFound {
            documents: report.speech.documents as u32,
            speakers: corpus.speakers().into_iter().map(|(name, turns)| (name, turns as u32)).collect(),
            passed: by_count(report.speech.passed.iter().map(|(name, count)| (name.clone(), *count as u32))),
        },
        tables: report
            .tables
            .into_iter()
            .map(|table| TableFound {
                path: table.path,
                columns: table.columns,
                text: table.text,
                title: table.title,
                date: table.date,
            })
            .collect(),
        samples: corpus.documents.iter().take(SAMPLES).map(sample).collect(),
        troubles: troubles(report.problems),
        config: report.config,
        stemmers: Stemmer::names().map(str::to_owned).collect(),
    }
}

/// The ending of the file that a document comes from, in lower case.
fn ending(path: &str) -> String {
    let file = path.split('#').next().unwrap_or_default();
    let name = file.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default()
}

fn by_count(counted: impl Iterator<Item = (String, u32)>) -> Vec<(String, u32)> {
    let mut counted: Vec<(String, u32)> = counted.collect();
    counted.sort_by(|(a, some), (b, others)| others.cmp(some).then_with(|| a.cmp(b)));
    counted
}

/// What is wrong, the gravest first.
pub fn troubles(problems: Vec<Problem>) -> Vec<Trouble> {
    let gravity = |severity| match severity {
        Severity::Error => Gravity::Error,
        Severity::Warning => Gravity::Warning,
        Severity::Note => Gravity::Note,
    };
    let trouble = |Problem { place, message, severity }| Trouble { place, message, gravity: gravity(severity) };
    let mut troubles: Vec<Trouble> = problems.into_iter().map(trouble).collect();
    troubles.sort_by_key(|trouble| trouble.gravity);
    troubles
}

/// The fields that have a value, with a few of these.
fn fields(corpus: &Corpus) -> Vec<FieldFound> {
    let found = |declared: &FieldDeclaration| {
        let (mut documents, mut distinct, mut examples) = (0, BTreeSet::new(), Vec::new());
        for document in &corpus.documents {
            let before = distinct.len();
            let mut has_value = false;
            for value in values(document, declared) {
                has_value = true;
                if distinct.insert(value) && examples.len() < EXAMPLES {
                    examples.push(value.to_owned());
                }
            }
            documents += u32::from(has_value || distinct.len() > before);
        }
        FieldFound {
            name: declared.name.clone(),
            label: declared.label.clone(),
            kind: declared.kind,
            level: declared.level,
            documents,
            distinct: distinct.len() as u32,
            examples,
        }
    };
    corpus.fields.iter().map(found).filter(|field| field.distinct > 0).collect()
}

/// The values of a field in a document and its turns.
fn values<'a>(document: &'a Document, field: &'a FieldDeclaration) -> impl Iterator<Item = &'a str> {
    let of_turns = document.turns.iter().flat_map(|turn| &turn.fields);
    let fields = document.fields.iter().filter(|_| field.level == Level::Document).chain(of_turns);
    let own = fields.filter(|(name, _)| *name == field.name).flat_map(|(_, values)| values);
    let defaults = document.defaults.iter().filter(|default| default.field == field.name);
    own.chain(defaults.flat_map(|default| &default.values)).map(String::as_str)
}

fn sample(document: &Document) -> Sample {
    let (mut blocks, mut shown) = (Vec::new(), 0);
    for block in &document.blocks {
        let length = block.range.len();
        if shown > 0 && shown + length > SHOWN {
            break;
        }
        shown += length;
        blocks.push(sample_block(document, block));
        if shown >= SHOWN {
            break;
        }
    }
    let is_cut = blocks.len() < document.blocks.len() || shown > SHOWN;
    Sample { path: document.path.clone(), fields: document.fields.clone(), blocks, is_cut }
}

/// A block, cut where it is longer than is shown.
fn sample_block(document: &Document, block: &Block) -> SampleBlock {
    let end = document.text.floor_char_boundary(block.range.end.min(block.range.start + SHOWN));
    let labels = document.turns.iter().filter_map(|turn| turn.label.as_ref());
    let mut marked: Vec<(Range<usize>, Mark)> = labels.map(|range| (range.clone(), Mark::Apart)).collect();
    marked.extend(document.apart.iter().map(|range| (range.clone(), Mark::Apart)));
    marked.extend(document.quoted.iter().map(|range| (range.clone(), Mark::Quoted)));
    marked.sort_by_key(|(range, _)| range.start);
    let mut pieces = Vec::new();
    let mut at = block.range.start;
    let mut push = |mark, range: Range<usize>| {
        let text = document.text.get(range).unwrap_or_default();
        if !text.is_empty() {
            pieces.push((mark, text.to_owned()));
        }
    };
    for (range, mark) in marked {
        let (from, to) = (range.start.max(at), range.end.min(end));
        if from < to {
            push(Mark::Text, at..from);
            push(mark, from..to);
            at = to;
        }
    }
    push(Mark::Text, at.min(end)..end);
    SampleBlock { kind: block.kind, pieces }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        corpus::{Changes, FieldChange, Options, SourceFile, TableChange, read_with},
        model::FieldKind,
    };

    fn file(path: &str, text: &str) -> SourceFile {
        SourceFile { path: path.to_owned(), bytes: text.into(), named: false }
    }

    fn read(files: Vec<SourceFile>, changes: Changes) -> Preview {
        let (corpus, report) = read_with(files, &Options { changes, ..Options::default() }, |_, _| ());
        preview(&corpus, report)
    }

    #[test]
    fn what_was_found_is_shown() {
        let talk = "---\ndate: 2020-07-30\nplace: Oslo\n---\nAnna: You said “no”.\n\nBen: I did.\n\nAnna: Why?";
        let found = read(vec![file("talk.txt", talk), file("b.txt", "Words."), file("c.rtf", "x")], Changes::default());
        assert_eq!((found.documents, found.formats), (2, vec![("txt".to_owned(), 2)]));
        let place = found.fields.iter().find(|field| field.name == "place").unwrap();
        assert_eq!((place.documents, place.distinct, &*place.examples), (1, 1, &["Oslo".to_owned()][..]));
        assert_eq!(found.speech.speakers, [("Anna".to_owned(), 2), ("Ben".to_owned(), 1)]);
        assert_eq!(found.troubles[0].place, "c.rtf");
        let [_, talk] = found.samples.as_slice() else { panic!("{:?}", found.samples) };
        let pieces = [(Mark::Apart, "Anna:"), (Mark::Text, " You said "), (Mark::Quoted, "“no”"), (Mark::Text, ".")];
        assert_eq!(talk.blocks[0].pieces, pieces.map(|(mark, text)| (mark, text.to_owned())));
        assert!(!talk.is_cut);
    }

    #[test]
    fn changes_win_over_what_was_found_and_declared() {
        let table = "id,words,note,day\n1,one two three,first of all these,03/04/2019\n2,four five six,and the second,04/05/2019\n";
        let files = || vec![file("t.csv", table), file("corpus.toml", "title = 'Mine'\nlanguage = 'de'")];
        let before = read(files(), Changes::default());
        assert_eq!((before.title.as_str(), before.stemmer.as_deref()), ("Mine", Some("german")));
        let changes = Changes {
            title: Some("Ours".to_owned()),
            stemmer: Some("none".to_owned()),
            date_format: Some("MM/DD/YYYY".to_owned()),
            table: TableChange { text: Some("note".to_owned()), ..TableChange::default() },
            fields: [("words".to_owned(), FieldChange { kind: FieldKind::Text })].into(),
            ..Changes::default()
        };
        let after = read(files(), changes);
        assert_eq!((after.title.as_str(), after.language.as_str(), &after.stemmer), ("Ours", "de", &None));
        assert_eq!(after.tables[0].text, ["note"]);
        let field = |name: &str| after.fields.iter().find(|field| field.name == name).unwrap();
        assert_eq!(field("words").kind, FieldKind::Text);
        assert_eq!(field("date").examples, ["2019-03-04", "2019-04-05"]);
        // What is read with the file that is offered is the same.
        let again = read(vec![file("t.csv", table), file("corpus.toml", &after.config)], Changes::default());
        assert_eq!(again, after);
    }

    #[test]
    fn a_long_text_is_cut_and_says_so() {
        for text in ["word ".repeat(1_000), "word word\n\n".repeat(500), "字".repeat(2_000)] {
            let found = read(vec![file("a.txt", &text)], Changes::default());
            let shown: usize = found.samples[0].blocks.iter().flat_map(|b| &b.pieces).map(|(_, t)| t.len()).sum();
            assert!(found.samples[0].is_cut && shown <= SHOWN && shown > SHOWN / 2, "{shown}");
        }
    }
}
