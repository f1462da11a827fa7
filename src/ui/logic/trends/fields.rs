//! The fields of a corpus that trends can be counted by. Options are values with the names that they are offered by.

use crate::link::by_name;
use crate::protocol::{By, FieldInfo, FieldKind, Info};

fn options<'a>(
    info: &'a Info,
    is_offered: impl Fn(&FieldInfo) -> bool + 'a,
) -> impl Iterator<Item = (String, String)> + 'a {
    let fields = info.fields.iter().filter(move |field| is_offered(field));
    fields.map(|field| (field.name.clone(), field.label.clone()))
}

/// The facets.
pub fn facets(info: &Info) -> Vec<(String, String)> {
    options(info, |field| field.kind == FieldKind::Facet).collect()
}

/// The fields that bins can be of, as a link names them: the facets, and besides them the one that was asked for.
pub fn bins_by(info: &Info, asked_for: Option<&str>) -> Vec<(String, String)> {
    let is_offered = |field: &FieldInfo| field.kind == FieldKind::Facet || asked_for == Some(field.name.as_str());
    options(info, is_offered).map(|(name, label)| (by_name(&By::Field(name)), label)).collect()
}

/// The fields of dates, where there is a choice.
pub fn date_fields(info: &Info) -> Vec<(String, String)> {
    let dates: Vec<_> = options(info, |field| field.kind == FieldKind::Date).collect();
    if dates.len() > 1 { dates } else { Vec::new() }
}

pub fn is_facet(info: &Info, name: &str) -> bool {
    info.fields.iter().any(|field| field.name == name && field.kind == FieldKind::Facet)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::Level;

    fn info(fields: &[(&str, FieldKind)]) -> Info {
        let field = |(name, kind): &(&str, FieldKind)| FieldInfo {
            name: (*name).to_owned(),
            label: name.to_uppercase(),
            kind: *kind,
            level: Level::Document,
            values: None,
            range: None,
        };
        Info { fields: fields.iter().map(field).collect(), ..Info::default() }
    }

    fn values(options: &[(String, String)]) -> Vec<&str> {
        options.iter().map(|(value, _)| value.as_str()).collect()
    }

    #[test]
    fn bins_are_of_facets_and_of_what_a_link_asked_for() {
        use FieldKind::{Date, Facet, Number, Text};
        let info = info(&[("side", Facet), ("year", Facet), ("date", Date), ("source", Text), ("page", Number)]);
        assert_eq!(values(&facets(&info)), ["side", "year"]);
        assert_eq!(facets(&info).first().map(|(_, label)| label.as_str()), Some("SIDE"));
        // A field that is called as a unit of time is told from it.
        assert_eq!(values(&bins_by(&info, None)), ["side", "field:year"]);
        assert_eq!(values(&bins_by(&info, Some("source"))), ["side", "field:year", "source"]);
        assert_eq!(values(&bins_by(&info, Some("nothing"))), ["side", "field:year"]);
        assert!(is_facet(&info, "side") && !is_facet(&info, "source") && !is_facet(&info, "nothing"));
    }

    #[test]
    fn one_date_is_no_choice() {
        use FieldKind::{Date, Facet};
        assert_eq!(values(&date_fields(&info(&[("date", Date), ("side", Facet)]))), [""; 0]);
        assert_eq!(values(&date_fields(&info(&[("date", Date), ("side", Facet), ("sent", Date)]))), ["date", "sent"]);
    }
}
