//! Citations as BibTeX, RIS and CSL-JSON, which reference managers read. In words a citation is its reader's language's.
//!
//! BibTeX is that of its manual (Patashnik 1988), with the `url` and `urldate` that styles since have; RIS that of Research
//! Information Systems; CSL-JSON that of the Citation Style Language's schema 1.0.

use serde_json::{Map, Value, json};

use crate::model::Date;

/// Something that is cited: a corpus, a document in it, a passage of one, or a chart of what was counted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Work {
    pub kind: Kind,
    pub title: String,
    /// As they are named.
    pub authors: Vec<String>,
    pub date: Option<Date>,
    /// The corpus that it is in; empty for the corpus itself.
    pub corpus: String,
    /// Where the text is from, in words.
    pub source: Option<String>,
    /// Where the text was published.
    pub url: Option<String>,
    /// The words that are quoted.
    pub quote: Option<String>,
    /// What has to be said besides, such as whose words these are.
    pub note: Option<String>,
    /// The view that shows it.
    pub link: String,
    /// When that was looked at.
    pub accessed: Option<Date>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    #[default]
    Corpus,
    Document,
    Passage,
    Chart,
}

/// A form of citations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    BibTex,
    Ris,
    CslJson,
}

impl Form {
    pub const ALL: [Self; 3] = [Self::BibTex, Self::Ris, Self::CslJson];

    /// As it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::BibTex => "BibTeX",
            Self::Ris => "RIS",
            Self::CslJson => "CSL-JSON",
        }
    }

    /// The ending of a file of it.
    pub fn ending(self) -> &'static str {
        match self {
            Self::BibTex => "bib",
            Self::Ris => "ris",
            Self::CslJson => "json",
        }
    }
}

impl Work {
    pub fn cited(&self, form: Form) -> String {
        match form {
            Form::BibTex => self.bibtex(),
            Form::Ris => self.ris(),
            Form::CslJson => self.csl(),
        }
    }

    /// What is said of the text's origin beside its author, and of what it is.
    fn notes(&self) -> Vec<String> {
        let quote = self.quote.as_ref().map(|quote| quote.trim().to_owned());
        let all =
            [quote, self.source.clone(), self.url.clone().map(|url| format!("Original: {url}")), self.note.clone()];
        all.into_iter().flatten().filter(|note| !note.is_empty()).collect()
    }

    fn bibtex(&self) -> String {
        let mut fields = vec![("title", format!("{{{}}}", escaped(&self.title)))];
        if !self.authors.is_empty() {
            // A name in braces is not taken apart.
            let names: Vec<String> = self.authors.iter().map(|name| format!("{{{}}}", escaped(name))).collect();
            fields.insert(0, ("author", names.join(" and ")));
        }
        if let Some(date) = self.date {
            let (year, month, _) = parts(date);
            fields.push(("year", year.to_string()));
            fields.extend(month.map(|month| ("month", month.to_string())));
        }
        if !self.corpus.is_empty() {
            fields.push(("howpublished", format!("In: {}", escaped(&self.corpus))));
        }
        fields.push(("url", self.link.replace(['{', '}'], "")));
        fields.extend(self.accessed.map(|date| ("urldate", date.to_string())));
        let notes = self.notes();
        if !notes.is_empty() {
            fields.push(("note", escaped(&notes.join(" "))));
        }
        let fields: Vec<String> = fields.iter().map(|(name, value)| format!("  {name} = {{{value}}}")).collect();
        format!("@misc{{{},\n{}\n}}\n", self.key(), fields.join(",\n"))
    }

    fn ris(&self) -> String {
        let kind = match self.kind {
            Kind::Corpus => "DATA",
            Kind::Chart => "FIGURE",
            Kind::Document | Kind::Passage => "ELEC",
        };
        let mut lines = vec![("TY", kind.to_owned()), ("TI", self.title.clone())];
        lines.extend(self.authors.iter().map(|name| ("AU", name.clone())));
        let day = |date: Date| {
            let (year, month, day) = parts(date);
            let two = |number: Option<u32>| number.map(|number| format!("{number:02}")).unwrap_or_default();
            format!("{year}/{}/{}/", two(month), two(day))
        };
        if let Some(date) = self.date {
            lines.push(("PY", parts(date).0.to_string()));
            lines.push(("DA", day(date)));
        }
        if !self.corpus.is_empty() {
            lines.push(("T2", self.corpus.clone()));
        }
        lines.push(("UR", self.link.clone()));
        lines.extend(self.accessed.map(|date| ("Y2", day(date))));
        lines.extend(self.notes().into_iter().map(|note| ("N1", note)));
        lines.push(("ER", String::new()));
        // A line is one value.
        let line = |(tag, value): (&str, String)| {
            format!("{tag}  - {}\r\n", value.split_whitespace().collect::<Vec<_>>().join(" "))
        };
        lines.into_iter().map(line).collect()
    }

    fn csl(&self) -> String {
        let kind = match self.kind {
            Kind::Corpus => "dataset",
            Kind::Chart => "figure",
            Kind::Document | Kind::Passage => "webpage",
        };
        let date = |date: Date| {
            let (year, month, day) = parts(date);
            let known: Vec<Value> =
                [Some(year), month, day].into_iter().map_while(|part| part).map(Value::from).collect();
            json!({ "date-parts": [known] })
        };
        let mut work = Map::new();
        work.insert("id".to_owned(), self.key().into());
        work.insert("type".to_owned(), kind.into());
        work.insert("title".to_owned(), self.title.clone().into());
        if !self.authors.is_empty() {
            let names: Vec<Value> = self.authors.iter().map(|name| json!({ "literal": name })).collect();
            work.insert("author".to_owned(), names.into());
        }
        work.extend(self.date.map(|issued| ("issued".to_owned(), date(issued))));
        if !self.corpus.is_empty() {
            work.insert("container-title".to_owned(), self.corpus.clone().into());
        }
        work.insert("URL".to_owned(), self.link.clone().into());
        work.extend(self.accessed.map(|accessed| ("accessed".to_owned(), date(accessed))));
        let notes = self.notes();
        if !notes.is_empty() {
            work.insert("note".to_owned(), notes.join(" ").into());
        }
        // Plain data in memory: it has no way to fail.
        let text = serde_json::to_string_pretty(&Value::from(vec![Value::Object(work)])).unwrap_or_default();
        text + "\n"
    }

    /// A name by which the work is referred to: of its first author or title, and its year.
    fn key(&self) -> String {
        const LONGEST: usize = 40;
        let name = self.authors.first().unwrap_or(&self.title);
        let letters: String =
            name.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        let words: Vec<&str> = letters.split('-').filter(|word| !word.is_empty()).collect();
        let short: String = words.join("-").chars().take(LONGEST).collect();
        let short = if short.is_empty() { "readout".to_owned() } else { short.trim_end_matches('-').to_owned() };
        match self.date {
            Some(date) => format!("{short}-{}", parts(date).0),
            None => short,
        }
    }
}

/// Year, month and day, as far as they are known.
fn parts(date: Date) -> (u32, Option<u32>, Option<u32>) {
    let written = date.to_string();
    let mut numbers = written.split('-').map(|part| part.parse().ok());
    (numbers.next().flatten().unwrap_or_default(), numbers.next().flatten(), numbers.next().flatten())
}

/// A text in which nothing is a command of TeX.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => out.extend(['\\', c]),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn work() -> Work {
        Work {
            kind: Kind::Passage,
            title: "Huawei & 5G: 100% {safe}".to_owned(),
            authors: vec!["Liu Xiaoming".to_owned(), "Österreich, A.".to_owned()],
            date: Date::parse("2020-07"),
            corpus: "China–UK relations".to_owned(),
            source: Some("Embassy".to_owned()),
            url: Some("https://example.org/a_b".to_owned()),
            quote: Some("“a dark day”\n".to_owned()),
            note: None,
            link: "https://host/readout/#/read/a.txt".to_owned(),
            accessed: Date::parse("2026-11-30"),
        }
    }

    #[test]
    fn bibtex_keeps_names_whole_and_runs_no_command() {
        assert_eq!(
            work().cited(Form::BibTex),
            "@misc{liu-xiaoming-2020,\n  author = {{Liu Xiaoming} and {Österreich, A.}},\n  title = {{Huawei \\& 5G: 100\\% \
             \\{safe\\}}},\n  year = {2020},\n  month = {7},\n  howpublished = {In: China–UK relations},\n  url = \
             {https://host/readout/#/read/a.txt},\n  urldate = {2026-11-30},\n  note = {“a dark day” Embassy Original: \
             https://example.org/a\\_b}\n}\n"
        );
    }

    #[test]
    fn ris_has_one_value_a_line() {
        let ris = work().cited(Form::Ris);
        for line in [
            "TY  - ELEC",
            "AU  - Liu Xiaoming",
            "PY  - 2020",
            "DA  - 2020/07//",
            "Y2  - 2026/11/30/",
            "N1  - “a dark day”",
            "ER  - ",
        ] {
            assert!(ris.lines().any(|found| found == line), "{line}: {ris}");
        }
        assert!(ris.lines().all(|line| line.get(2..6) == Some("  - ")), "{ris}");
    }

    #[test]
    fn csl_json_is_read_back() {
        let read: Value = serde_json::from_str(&work().cited(Form::CslJson)).unwrap();
        assert_eq!(read[0]["issued"], json!({ "date-parts": [[2020, 7]] }));
        assert_eq!(read[0]["author"][1], json!({ "literal": "Österreich, A." }));
        assert_eq!(read[0]["type"], "webpage");
        let bare = Work { title: "中文".to_owned(), ..Work::default() };
        let read: Value = serde_json::from_str(&bare.cited(Form::CslJson)).unwrap();
        assert_eq!((&read[0]["id"], &read[0]["type"]), (&json!("readout"), &json!("dataset")));
    }

    #[test]
    fn every_form_names_the_work_whatever_is_known_of_it() {
        let bare = Work { title: "A title".to_owned(), link: "#/".to_owned(), ..Work::default() };
        for form in Form::ALL {
            let cited = bare.cited(form);
            assert!(cited.contains("A title") && cited.contains("#/"), "{cited}");
        }
    }
}
