//! Names and values without end: a page gets the beginning of one, and how much it was.

use super::{Body, Reply};

/// So many letters of a word, a name or a value are sent to a page: more than any tooltip shows.
pub const LONGEST: usize = 30_000;

/// What stands behind a text that was cut, before the number of letters that are left out.
const CUT: &str = "…+";

/// A text of bounded length: the beginning of one that is longer, with the number of letters that are left out.
fn shorten(text: &mut String) {
    // As many bytes are as many letters at most.
    if text.len() <= LONGEST {
        return;
    }
    if let Some((end, _)) = text.char_indices().nth(LONGEST) {
        let rest = text[end..].chars().count();
        text.truncate(end);
        text.push_str(CUT);
        text.push_str(&rest.to_string());
    }
}

/// The beginning of a text that was cut by [`Reply::shorten`], and how many letters were left out.
pub fn left_out(text: &str) -> Option<(&str, u64)> {
    if text.len() <= LONGEST {
        return None;
    }
    let (kept, rest) = text.rsplit_once(CUT)?;
    let rest = rest.parse().ok()?;
    (kept.chars().count() == LONGEST).then_some((kept, rest))
}

impl Reply {
    /// Cuts the words, names and values that are longer than any page shows. The text of a document stays whole.
    pub fn shorten(&mut self) {
        self.body.each_name(&mut shorten);
    }
}

impl Body {
    /// Each word, name and value that it holds.
    fn each_name(&mut self, act: &mut impl FnMut(&mut String)) {
        match self {
            Self::Info(info) => {
                info.fields
                    .iter_mut()
                    .filter_map(|field| field.values.as_mut())
                    .flatten()
                    .for_each(|value| act(&mut value.value));
            }
            Self::Search(search) => {
                for result in &mut search.results {
                    act(&mut result.title);
                    result.fields.values_mut().flatten().for_each(&mut *act);
                    result.snippets.iter_mut().filter_map(|snippet| snippet.speaker.as_mut()).for_each(&mut *act);
                }
            }
            Self::Trend(trend) => {
                let panels = trend.panels.iter_mut();
                let parts = panels.map(|panel| (Some(&mut panel.value), &mut panel.bins, &mut panel.series));
                for (value, bins, series) in parts.chain([(None, &mut trend.bins, &mut trend.series)]) {
                    value.and_then(|value| value.as_mut()).into_iter().for_each(&mut *act);
                    bins.iter_mut().filter_map(|bin| bin.key.as_mut()).for_each(&mut *act);
                    for series in series {
                        series.points.iter_mut().filter_map(|point| point.key.as_mut()).for_each(&mut *act);
                    }
                }
            }
            Self::Terms(terms) => terms.rows.iter_mut().for_each(|row| act(&mut row.term)),
            Self::Facets(facets) => {
                facets.fields.iter_mut().flat_map(|field| &mut field.values).for_each(|value| act(&mut value.value));
            }
            Self::Documents(documents) => {
                for row in &mut documents.rows {
                    act(&mut row.title);
                    row.values.iter_mut().flatten().for_each(&mut *act);
                }
            }
            Self::Read(read) => {
                act(&mut read.title);
                read.fields.iter_mut().flat_map(|(_, values)| values).for_each(&mut *act);
                [&mut read.previous, &mut read.next].into_iter().flatten().for_each(|(_, title)| act(title));
            }
            Self::Pieces(pieces) => {
                pieces.pieces.iter_mut().filter_map(|piece| piece.speaker.as_mut()).for_each(&mut *act);
            }
            Self::Forms(forms) => {
                forms.iter_mut().flat_map(|forms| &mut forms.rows).for_each(|row| {
                    act(&mut row.form);
                    act(&mut row.query);
                });
            }
            Self::Complete(complete) => complete.items.iter_mut().for_each(|item| act(&mut item.text)),
            Self::Kwic(kwic) => {
                for line in &mut kwic.lines {
                    act(&mut line.title);
                    [&mut line.speaker, &mut line.source].into_iter().flatten().for_each(&mut *act);
                    line.fields.values_mut().flatten().for_each(&mut *act);
                }
            }
            Self::KwicGroups(groups) => {
                groups.rows.iter_mut().filter_map(|row| row.value.as_mut()).for_each(act);
            }
            Self::Collocates(collocates) => collocates.rows.iter_mut().for_each(|row| act(&mut row.term)),
            Self::Keyness(keyness) => keyness.rows.iter_mut().for_each(|row| act(&mut row.term)),
            Self::Dispersion(parts) => {
                parts.rows.iter_mut().flat_map(|row| [&mut row.part, &mut row.title]).flatten().for_each(act);
            }
            // The reader's own words, as typed.
            Self::Spreads(_) => {}
            Self::Diversity(diversity) => diversity.rows.iter_mut().for_each(|row| act(&mut row.title)),
            Self::Place(_) | Self::Examples(_) | Self::Check(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, left_out, shorten};

    #[test]
    fn what_is_longer_than_any_page_shows_is_cut_and_says_by_how_much() {
        let cut = |text: &str| {
            let mut cut = text.to_owned();
            shorten(&mut cut);
            cut
        };
        for letter in ["a", "é", "中"] {
            let whole = letter.repeat(LONGEST);
            assert_eq!(cut(&whole), whole);
            assert_eq!(left_out(&whole), None);
            let long = cut(&letter.repeat(LONGEST + 1234));
            assert_eq!(left_out(&long), Some((whole.as_str(), 1234)));
        }
        for text in ["", "a…+3", &format!("{}…+3", "a".repeat(LONGEST + 1))] {
            assert_eq!(left_out(text), None);
        }
    }
}
