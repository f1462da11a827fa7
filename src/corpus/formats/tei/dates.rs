//! What the attributes of a date say.

use super::xml::Tag;
use crate::{
    corpus::cells,
    model::{Date, Precision},
};

/// A date of a header.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Dated {
    /// A day, a month or a year.
    On(Date),
    /// A time that is longer than a year, or that lies in two, from its first to its last date as they are written.
    Between(String, String),
    /// What cannot be read.
    Unread(String),
}

impl Dated {
    /// A date that is written out; `None` for text that is not of the form of one.
    pub fn written(text: &str) -> Option<Self> {
        cells::date(text.trim(), None).map(Self::On)
    }
}

/// What the attributes of a date say; `None` where it has none of those that date it.
pub(super) fn dated(tag: &Tag<'_>) -> Option<Dated> {
    let first = |names: [&str; 4]| names.into_iter().find_map(|name| tag.attribute(name));
    if let Some(when) = first(["when", "when-iso", "when-custom", "value"]) {
        return Some(cells::date(&when, None).map_or(Dated::Unread(when), Dated::On));
    }
    let from = first(["from", "notBefore", "from-iso", "notBefore-iso"]);
    let to = first(["to", "notAfter", "to-iso", "notAfter-iso"]);
    let (from, to) = match (from, to) {
        (Some(from), Some(to)) => (from, to),
        (Some(one), None) | (None, Some(one)) => return Some(Dated::Between(one, "an unknown date".to_owned())),
        (None, None) => return None,
    };
    let spanned = cells::date(&from, None).zip(cells::date(&to, None)).and_then(|(from, to)| spanned(from, to));
    Some(spanned.map_or(Dated::Between(from, to), Dated::On))
}

/// The shortest time that holds both dates.
fn spanned(from: Date, to: Date) -> Option<Date> {
    let holds = |date: &Date| date.first() <= from.first() && to.last() <= date.last() && from.first() <= to.first();
    [Precision::Day, Precision::Month, Precision::Year]
        .into_iter()
        .map(|precision| Date::holding(from.first(), precision))
        .find(holds)
}

#[cfg(test)]
mod tests {
    use super::{
        super::xml::{Event, Xml},
        Date, Dated, dated,
    };

    #[test]
    fn dates_by_their_attributes() {
        let on = |date: &str| Date::parse(date).map(Dated::On);
        for (attributes, expected) in [
            ("when='2015-03-01'", on("2015-03-01")),
            ("when='2015-03-01T10:00:00'", on("2015-03-01")),
            ("when='1850'", on("1850")),
            ("from='2015-03-01' to='2015-03-01'", on("2015-03-01")),
            ("from='2015-03-01' to='2015-03-04'", on("2015-03")),
            ("notBefore='1850-03' notAfter='1850-08-02'", on("1850")),
            ("notBefore='1850' notAfter='1860'", Some(Dated::Between("1850".to_owned(), "1860".to_owned()))),
            ("notBefore='1860' notAfter='1850'", Some(Dated::Between("1860".to_owned(), "1850".to_owned()))),
            ("notAfter='1850'", Some(Dated::Between("1850".to_owned(), "an unknown date".to_owned()))),
            ("when='soon'", Some(Dated::Unread("soon".to_owned()))),
            ("cert='low'", None),
        ] {
            let source = format!("<date {attributes}/>");
            let Some(Event::Open(tag)) = Xml::new(&source).next().unwrap() else { panic!("no element") };
            assert_eq!(dated(&tag), expected, "{attributes}");
        }
        assert_eq!(Dated::written(" 1815 "), on("1815"));
        assert_eq!(Dated::written("about 1815"), None);
    }
}
