//! Lexical diversity: how rich in different words the documents are, and all of them together.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rustc_hash::FxHasher;

use crate::export::{Cell, Table};
use crate::platform::locale;
use crate::protocol::{Body, Diversity, DiversityRow, DiversitySort, Reply, Request};
use crate::ui::app::App;
use crate::ui::dom::{El, Item, Piece, el, flag, live, pieces};
use crate::ui::parts::{
    facts::facts,
    long_list::LongList,
    measured::{self, Column, Measured},
    notes, trouble,
};
use crate::ui::signals::*;
use crate::ui::words::{self, measures as said};

/// About how high a row is, in pixels, until some were seen.
const ROW: f64 = 33.0;
const DEFAULT: (DiversitySort, bool) = (DiversitySort::Order, false);
/// In the order of the columns.
const SORTS: [DiversitySort; 9] = [
    DiversitySort::Order,
    DiversitySort::Tokens,
    DiversitySort::Types,
    DiversitySort::Ttr,
    DiversitySort::Mattr,
    DiversitySort::Mtld,
    DiversitySort::Hdd,
    DiversitySort::YuleK,
    DiversitySort::SentenceLength,
];
const COLUMNS: [(&str, &str); 9] = [
    (words::TITLE, ""),
    (words::WORDS, ""),
    said::TYPES,
    said::TTR,
    said::MATTR,
    said::MTLD,
    said::HDD,
    said::YULE,
    said::SENTENCE,
];

type Answered = Memo<Option<Arc<Reply>>>;

fn read<T>(reply: Answered, read: impl FnOnce(&Diversity) -> T) -> Option<T> {
    reply.with(|reply| match reply.as_deref().map(|reply| &reply.body) {
        Some(Body::Diversity(diversity)) => Some(read(diversity)),
        _ => None,
    })
}

pub fn diversity(app: App) -> Piece {
    let wanted = Memo::new(move || app.state.with(|state| state.measures.diversity_sort.unwrap_or(DEFAULT)));
    let list = LongList::new(ROW);
    list.begins_with(move || {
        wanted.track();
        app.scope.track();
    });
    let request = move |offset: u32, limit: u32| {
        let (sort, descending) = wanted.get();
        Request::Diversity { scope: app.scope.get(), sort, descending, offset, limit }
    };
    let answer = app.ask("diversity", {
        let list = list.clone();
        move || {
            let (offset, limit) = list.wanted();
            Some(request(offset, limit))
        }
    });
    let reply: Answered = Memo::new(move || answer.with(|answer| answer.reply.clone()));
    let said = Memo::new(move || reply.with(|reply| reply.as_ref().map(|r| r.notes.clone()).unwrap_or_default()));
    let save = move |as_json: bool| {
        app.ask_once("diversity-file", untrack(|| request(0, 0)), move |reply| {
            if let Body::Diversity(diversity) = &reply.body {
                measured::save("diversity", &as_table(app, diversity), as_json);
            }
        });
    };
    pieces()
        .and(el("div").is("terms-controls").with(measured::files(save)))
        .and(trouble::answer_trouble(app, answer))
        .and(live(move || notes::notes(app, &said.get())))
        .and(
            el("div")
                .class("is-pending", flag(move || answer.with(|answer| answer.pending)))
                .with(table(app, list, reply, wanted)),
        )
}

fn table(app: App, list: LongList, reply: Answered, wanted: Memo<(DiversitySort, bool)>) -> Piece {
    let column = |(number, (name, says)): (usize, (&str, &'static str))| Column {
        name: name.to_owned(),
        says,
        sort: Some(number),
    };
    let columns = Memo::new(move || COLUMNS.into_iter().enumerate().map(column).collect::<Vec<_>>());
    let order = Memo::new(move || {
        let (sort, descending) = wanted.get();
        (SORTS.iter().position(|other| *other == sort).unwrap_or_default(), descending)
    });
    let sort = Callback::new(move |(number, descending): (usize, bool)| {
        let next = SORTS.get(number).map(|sort| (*sort, descending));
        app.go(|state| state.measures.diversity_sort = next.filter(|next| *next != DEFAULT));
    });
    let caption = move || {
        read(reply, |d| {
            let n = u64::from(d.documents);
            let documents = words::documents(n, &locale::count(n));
            said::diversity_caption(&documents, &words::words(d.total.tokens, &locale::count(d.total.tokens)))
        })
        .unwrap_or_default()
    };
    // All together comes first, before the documents.
    let total = Memo::new(move || read(reply, |d| d.documents).unwrap_or_default());
    let rows = {
        let list = list.clone();
        move || {
            read(reply, |d| {
                list.came(d.documents, d.offset, d.rows.len() as u32);
                let item = |(number, of): (u32, &DiversityRow)| {
                    let of = of.clone();
                    let mut hash = FxHasher::default();
                    (number, &of.doc, of.tokens, of.types).hash(&mut hash);
                    Item { key: hash.finish(), draw: Box::new(move || row(app, number, &of)) }
                };
                (d.offset + 1..).zip(&d.rows).map(item).collect()
            })
            .unwrap_or_default()
        }
    };
    let whole = move || {
        read(reply, |d| {
            let head = el("tr").is("whole").with(el("th").at("scope", "row").with(said::TOTAL)).with(cells(&d.total));
            head.piece()
        })
        .unwrap_or_default()
    };
    let table = Measured {
        name: said::DIVERSITY,
        caption: Box::new(caption),
        columns,
        order,
        sort,
        word: 0,
        total,
        rows: Box::new(rows),
    };
    table.draw_with(&list, live(whole))
}

fn row(app: App, number: u32, row: &DiversityRow) -> El {
    let href = untrack(|| app.link_to_document(&row.doc, None));
    let title = el("a").at("href", href).at("dir", "auto").with(row.title.clone()).piece();
    measured::row(number, title, cells(row))
}

fn cells(row: &DiversityRow) -> Piece {
    let measure = |value: Option<f64>, places: usize| measured::measure(value, places, said::SHORT);
    pieces()
        .and(measured::cell(locale::count(row.tokens)))
        .and(measured::cell(locale::count(row.types.into())))
        .and(measure(row.ttr, 3))
        .and(measure(row.mattr, 3))
        .and(measure(row.mtld, 1))
        .and(measure(row.hdd, 3))
        .and(measure(row.yule_k, 1))
        .and(measure(row.sentence_length, 1))
}

fn as_table(app: App, diversity: &Diversity) -> Table {
    let row = |row: &DiversityRow| {
        vec![
            if row.doc.is_empty() { Cell::Text("(total)".into()) } else { Cell::Text(row.doc.clone()) },
            Cell::Text(row.title.clone()),
            Cell::Count(row.tokens),
            Cell::Count(row.types.into()),
            Cell::from(row.ttr),
            Cell::from(row.mattr),
            Cell::from(row.mtld),
            Cell::from(row.hdd),
            Cell::from(row.yule_k),
            Cell::Count(row.sentences),
            Cell::from(row.sentence_length),
        ]
    };
    let names =
        ["doc", "title", "tokens", "types", "ttr", "mattr", "mtld", "hdd", "yule_k", "sentences", "sentence_length"];
    Table {
        head: facts(app),
        columns: names.map(String::from).to_vec(),
        rows: diversity.rows.iter().chain([&diversity.total]).map(row).collect(),
    }
}
