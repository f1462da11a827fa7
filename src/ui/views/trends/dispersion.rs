//! How evenly the matches of the query are spread over parts of the text, and where in each of them they stand.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rustc_hash::FxHasher;

use crate::export::{Cell, Table};
use crate::link::{Filter, View};
use crate::platform::{download, locale};
use crate::protocol::{Body, Dispersion, FieldKind, PartRow, PartSort, Parts, Reply, Request};
use crate::ui::app::App;
use crate::ui::dom::{Item, Piece, el, live, live_option, pieces, when};
use crate::ui::parts::{
    facts::facts,
    long_list::LongList,
    measured::{self, Column, Measured},
    notes,
    settings::menu,
    strip::strip,
    trouble,
};
use crate::ui::signals::*;
use crate::ui::words::{self, measures as said};

/// About how high a row is, in pixels, until some were seen.
const ROW: f64 = 33.0;
const DEFAULT: (PartSort, bool) = (PartSort::Order, false);
const SORTS: [PartSort; 4] = [PartSort::Order, PartSort::Tokens, PartSort::Freq, PartSort::PerMillion];

type Answered = Memo<Option<Arc<Reply>>>;

fn read<T>(reply: Answered, read: impl FnOnce(&Dispersion) -> T) -> Option<T> {
    reply.with(|reply| match reply.as_deref().map(|reply| &reply.body) {
        Some(Body::Dispersion(dispersion)) => Some(read(dispersion)),
        _ => None,
    })
}

pub fn dispersion(app: App) -> Piece {
    let empty = Memo::new(move || app.state.with(|state| state.query.trim().is_empty()));
    let wanted = Memo::new(move || {
        app.state.with(|state| {
            let measures = &state.measures;
            (measures.spread.clone().unwrap_or(Parts::Documents), measures.spread_sort.unwrap_or(DEFAULT))
        })
    });
    let list = LongList::new(ROW);
    list.begins_with(move || {
        wanted.track();
        app.scope.track();
    });
    let request = move |offset: u32, limit: u32| {
        let (parts, (sort, descending)) = wanted.get();
        Request::Dispersion { scope: app.scope.get(), parts, sort, descending, offset, limit }
    };
    let answer = app.ask("dispersion", {
        let list = list.clone();
        move || {
            let (offset, limit) = list.wanted();
            (!empty.get()).then(|| request(offset, limit))
        }
    });
    let reply: Answered = Memo::new(move || answer.with(|answer| answer.reply.clone()).filter(|_| !empty.get()));
    let said = Memo::new(move || reply.with(|reply| reply.as_ref().map(|r| r.notes.clone()).unwrap_or_default()));
    let save = move |as_json: bool| {
        app.ask_once("dispersion-file", untrack(|| request(0, 0)), move |reply| {
            if let Body::Dispersion(dispersion) = &reply.body {
                measured::save("dispersion", &as_table(app, dispersion), as_json);
            }
        });
    };
    let waits = || {
        let help = el("p").with(said::EMPTY_HELP);
        el("div").is("empty").with(el("h2").with(said::EMPTY_TITLE)).with(help).piece()
    };
    let shown = move || reply.with(Option::is_some);
    pieces()
        .and(el("div").is("terms-controls").with(over(app, wanted)).with(when(shown, move || measured::files(save))))
        .and(trouble::answer_trouble(app, answer))
        .and(when(move || empty.get(), waits))
        .and(live(move || notes::notes(app, &said.get())))
        .and(live_option(move || read(reply, summary)))
        .and(table(app, list, reply, wanted))
}

/// What the parts are: documents, runs of equal length, or the values of a field.
fn over(app: App, wanted: Memo<(Parts, (PartSort, bool))>) -> Piece {
    live(move || {
        let fields: Vec<(String, String)> = app.info.with(|info| {
            let facets = info.iter().flat_map(|i| &i.fields).filter(|field| field.kind == FieldKind::Facet);
            facets.map(|field| (field.name.clone(), field.label.clone())).collect()
        });
        let mut all = vec![Parts::Documents, Parts::Equal(10), Parts::Equal(100)];
        all.extend(fields.iter().map(|(name, _)| Parts::Field(name.clone())));
        let mut names = vec![said::DOCUMENTS, said::FEW_PARTS, said::MANY_PARTS];
        names.extend(fields.iter().map(|(_, label)| label.as_str()));
        let mine = all.clone();
        let chosen = move || wanted.with(|(parts, _)| mine.iter().position(|part| part == parts).unwrap_or_default());
        menu(said::OVER, &names, chosen, move |number| {
            let parts = all.get(number).cloned();
            app.go(|state| {
                state.measures.spread = parts;
                state.measures.spread_sort = None;
            });
        })
    })
}

/// The measures of the whole, each with what it means.
fn summary(dispersion: &Dispersion) -> Piece {
    let number = |value: Option<f64>, places: usize| match value {
        Some(value) => locale::fixed(value, places).into(),
        None => el("abbr").at("title", said::UNDEFINED).with("–").piece(),
    };
    let range = words::some_of(&locale::count(dispersion.range.into()), &locale::count(dispersion.parts.into()));
    let item = |((name, says), value): ((&'static str, &'static str), Piece)| {
        pieces().and(el("div").with(el("dt").at("title", says).with(name)).with(el("dd").with(value)))
    };
    let all = [
        (said::RANGE, range.into()),
        (said::DP, number(dispersion.dp, 3)),
        (said::DP_NORM, number(dispersion.dp_norm, 3)),
        (said::JUILLAND, number(dispersion.juilland_d, 3)),
        (said::ROSENGREN, number(dispersion.rosengren_s, 3)),
        (said::CARROLL, number(dispersion.carroll_d2, 3)),
        (said::ARF, number(dispersion.arf, 1)),
    ];
    let meanings = [said::DP, said::DP_NORM, said::JUILLAND, said::ROSENGREN, said::CARROLL, said::ARF];
    let meaning =
        |(name, says): (&'static str, &'static str)| pieces().and(el("dt").with(name)).and(el("dd").with(says));
    pieces()
        .and(el("dl").is("figures").at("aria-label", said::MEASURES).with(all.into_iter().map(item).collect::<Piece>()))
        .and(
            el("details")
                .is("meanings")
                .with(el("summary").with(words::measured::MEANINGS))
                .with(el("dl").with(meanings.into_iter().map(meaning).collect::<Piece>())),
        )
}

fn table(app: App, list: LongList, reply: Answered, wanted: Memo<(Parts, (PartSort, bool))>) -> Piece {
    let columns = Memo::new(move || {
        let column = |name: &str, says, sort| Column { name: name.to_owned(), says, sort };
        let mut all = vec![
            column(said::PART, "", Some(0)),
            column(words::WORDS, "", Some(1)),
            column(words::HITS, "", Some(2)),
            column(words::chart::SHORT_PER_MILLION, "", Some(3)),
        ];
        if wanted.with(|(parts, _)| *parts == Parts::Documents) {
            all.push(column(said::PLACES, said::PLACES_SAYS, None));
        }
        all
    });
    let order = Memo::new(move || {
        let (sort, descending) = wanted.get().1;
        (SORTS.iter().position(|other| *other == sort).unwrap_or_default(), descending)
    });
    let sort = Callback::new(move |(number, descending): (usize, bool)| {
        let next = SORTS.get(number).map(|sort| (*sort, descending));
        app.go(|state| state.measures.spread_sort = next.filter(|next| *next != DEFAULT));
    });
    let caption = move || {
        read(reply, |d| {
            let matches = words::count_of(d.freq, &locale::count(d.freq), "match", "matches");
            let parts = u64::from(d.parts);
            let parts = words::count_of(parts, &locale::count(parts), "part", "parts");
            said::spread_caption(&matches, &parts, &words::words(d.view.tokens, &locale::count(d.view.tokens)))
        })
        .unwrap_or_default()
    };
    let total = Memo::new(move || read(reply, |d| d.parts).unwrap_or_default());
    let rows = {
        let list = list.clone();
        move || {
            read(reply, |d| {
                list.came(d.parts, d.offset, d.rows.len() as u32);
                let item = |(number, part): (u32, &PartRow)| {
                    let (part, by) = (part.clone(), d.by.clone());
                    let mut hash = FxHasher::default();
                    (number, &part.part, part.tokens, part.freq, &by).hash(&mut hash);
                    part.strip.iter().for_each(|place| place.to_bits().hash(&mut hash));
                    Item { key: hash.finish(), draw: Box::new(move || row(app, number, &part, &by)) }
                };
                (d.offset + 1..).zip(&d.rows).map(item).collect()
            })
            .unwrap_or_default()
        }
    };
    let table = Measured {
        name: said::DISPERSION,
        caption: Box::new(caption),
        columns,
        order,
        sort,
        word: 0,
        total,
        rows: Box::new(rows),
    };
    table.draw(&list)
}

fn row(app: App, number: u32, part: &PartRow, by: &str) -> crate::ui::dom::El {
    let name = part.part.clone();
    let lines = |value: Option<&str>| {
        let filter = Filter::of(by, value).to_string();
        app.link_to(|state| {
            state.view = View::Search;
            state.filters.push(filter);
        })
    };
    // A run of words is no condition; it has its count, and the documents are a choice away.
    let (label, href) = match by {
        "documents" => {
            let doc = name.clone().unwrap_or_default();
            (part.title.clone().unwrap_or_else(|| doc.clone()), Some(untrack(|| app.link_to_document(&doc, None))))
        }
        "equal" => (said::part(&name.unwrap_or_default()), None),
        _ => (name.clone().unwrap_or_else(|| said::NO_VALUE.into()), Some(untrack(|| lines(name.as_deref())))),
    };
    let freq = match &href {
        Some(href) => measured::opens(part.freq, href.clone(), said::lines_in(&label)),
        None => measured::cell(locale::count(part.freq)),
    };
    let named: Piece = match href {
        Some(href) => el("a").at("href", href).at("dir", "auto").with(label).piece(),
        None => label.into(),
    };
    let strip = if by == "documents" { measured::cell(strip(&part.strip)) } else { pieces() };
    let cells = pieces()
        .and(measured::cell(locale::count(part.tokens)))
        .and(freq)
        .and(measured::measure(part.per_million, 0, said::UNDEFINED))
        .and(strip);
    measured::row(number, named, cells)
}

fn as_table(app: App, dispersion: &Dispersion) -> Table {
    let mut head = facts(app);
    let number = |value: Option<f64>| value.map(download::number).unwrap_or_default();
    head.extend([
        ("parts", dispersion.by.clone()),
        ("freq", dispersion.freq.to_string()),
        ("range", dispersion.range.to_string()),
        ("juilland-d", number(dispersion.juilland_d)),
        ("dp", number(dispersion.dp)),
        ("dp-norm", number(dispersion.dp_norm)),
        ("rosengren-s", number(dispersion.rosengren_s)),
        ("carroll-d2", number(dispersion.carroll_d2)),
        ("arf", number(dispersion.arf)),
    ]);
    let row = |row: &PartRow| {
        vec![
            row.part.clone().map_or(Cell::Nothing, Cell::Text),
            Cell::Count(row.tokens),
            Cell::Count(row.freq),
            Cell::from(row.per_million),
        ]
    };
    Table {
        head,
        columns: ["part", "tokens", "freq", "per_million"].map(String::from).to_vec(),
        rows: dispersion.rows.iter().map(row).collect(),
    }
}
