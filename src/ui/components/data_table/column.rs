//! What one column of a table is, in one place.

use std::borrow::Cow;
use std::sync::Arc;

use leptos::prelude::AnyView;

use crate::export::Cell;
use crate::link::State;

/// The change of the state that leads to the lines that a number counts.
pub type Way = Box<dyn Fn(&mut State) + Send + Sync>;

/// How the values of a column are written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// The head of the row.
    Name,
    /// A count, or a number with so many digits behind the point.
    Number(usize),
    /// Per million, shown as the size of the view has it: its head is the unit.
    Rate,
    /// A number of documents, of all of them.
    Range,
    /// A probability.
    Probability,
    /// What the view draws itself.
    Drawn,
}

/// What a column works out of a row.
type OfRow<Row, T> = Arc<dyn Fn(&Row) -> T + Send + Sync>;

/// A column of a table of `Row`s: its key, head, formula, order, cells and the way to the lines that they count.
pub struct Column<Row> {
    /// Its name in files and in the link's order. Where it is that of an order ([`ColumnSort`](crate::link::ColumnSort)),
    /// the table can be sorted by it.
    pub key: Cow<'static, str>,
    pub head: String,
    /// Its formula, or what is counted.
    pub title: Option<String>,
    pub kind: Kind,
    /// Whether it is in files: what only the page can draw is not.
    pub is_saved: bool,
    /// What a file has.
    pub cell: OfRow<Row, Cell>,
    /// What the page shows where that is another text.
    pub shown: Option<OfRow<Row, String>>,
    pub drawn: Option<OfRow<Row, AnyView>>,
    pub way: Option<OfRow<Row, Option<Way>>>,
}

impl<Row> Column<Row> {
    pub fn new(
        key: impl Into<Cow<'static, str>>,
        head: impl Into<String>,
        kind: Kind,
        cell: impl Fn(&Row) -> Cell + Send + Sync + 'static,
    ) -> Column<Row> {
        Column {
            key: key.into(),
            head: head.into(),
            title: None,
            kind,
            is_saved: true,
            cell: Arc::new(cell),
            shown: None,
            drawn: None,
            way: None,
        }
    }

    /// A measure or another number that may not exist, with so many digits behind the point.
    pub fn number(
        key: impl Into<Cow<'static, str>>,
        head: impl Into<String>,
        digits: usize,
        value: impl Fn(&Row) -> Option<f64> + Send + Sync + 'static,
    ) -> Column<Row> {
        Column::new(key, head, Kind::Number(digits), move |row| Cell::from(value(row)))
    }

    pub fn count(
        key: impl Into<Cow<'static, str>>,
        head: impl Into<String>,
        value: impl Fn(&Row) -> u64 + Send + Sync + 'static,
    ) -> Column<Row> {
        Column::new(key, head, Kind::Number(0), move |row| Cell::Count(value(row)))
    }

    pub fn titled(self, title: impl Into<String>) -> Column<Row> {
        Column { title: Some(title.into()), ..self }
    }

    pub fn shown(self, shown: impl Fn(&Row) -> String + Send + Sync + 'static) -> Column<Row> {
        Column { shown: Some(Arc::new(shown)), ..self }
    }

    /// Drawn by the view in place of the cell's text.
    pub fn drawn(self, drawn: impl Fn(&Row) -> AnyView + Send + Sync + 'static) -> Column<Row> {
        Column { drawn: Some(Arc::new(drawn)), ..self }
    }

    /// Left out of files.
    pub fn unsaved(self) -> Column<Row> {
        Column { is_saved: false, ..self }
    }

    /// Leads to what the cell counts.
    pub fn leads(self, way: impl Fn(&Row) -> Option<Way> + Send + Sync + 'static) -> Column<Row> {
        Column { way: Some(Arc::new(way)), ..self }
    }
}
