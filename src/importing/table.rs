//! The documents of a corpus as a table.

use crate::{
    index::{Field, Index},
    model::Level,
};

/// A row a document, as CSV that `metadata.csv` can be: the file that it comes from, its path in the corpus, its words, and
/// its fields.
///
/// # Errors
///
/// What the writer of the table says.
pub fn metadata(index: &Index) -> Result<Vec<u8>, csv::Error> {
    let fields: Vec<_> = index.fields.iter().filter(|field| field.level() == Level::Document).collect();
    let mut out = csv::Writer::from_writer(Vec::new());
    let heads = ["filename", "document", "words"].into_iter();
    out.write_record(heads.chain(fields.iter().map(|field| field.name.as_str())))?;
    for doc in 0..index.documents.len() as u32 {
        let path = index.documents.paths.get(doc);
        let file = path.split('#').next().unwrap_or_default();
        let words = index.documents.span(doc).len().to_string();
        let own = [file.to_owned(), path.to_owned(), words];
        let values = fields.iter().map(|field| values(field, doc));
        out.write_record(own.into_iter().chain(values))?;
    }
    out.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

fn values(field: &Field, doc: u32) -> String {
    let values = field.of_document(doc).iter().map(|&value| field.values.get(value));
    values.collect::<Vec<_>>().join("; ")
}
