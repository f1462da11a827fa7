//! What the names of files say: dates, and that a file is hidden.

use crate::model::Date;

/// The date that a file's name begins with or has in it: `2019-05-06-title.md`, `2019_05_06.txt`, `2019-05-title.txt`,
/// `20190506 title.txt`, `minutes-2019-05-06.txt`.
///
/// A month alone counts at the beginning only, eight digits only where they are a day of the years 1500 to 2099, and of
/// two days in one name neither does. A year alone is no date: it may be a title, or a number.
pub(super) fn date_in_name(path: &str) -> Option<String> {
    let name = path.rsplit('/').next()?;
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let mut days: Vec<String> = runs(stem).filter_map(day).collect();
    days.dedup();
    match days.as_slice() {
        [day] => Some(day.clone()),
        [] => month(stem),
        _ => None,
    }
}

/// Whether a file or a folder that it lies in has a name that begins with a dot.
pub fn is_hidden(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with('.') && !matches!(part, "." | ".."))
}

/// Where digits begin that no other digit comes before.
fn runs(stem: &str) -> impl Iterator<Item = &str> {
    let bytes = stem.as_bytes();
    (0..bytes.len())
        .filter(|&at| bytes.get(at).is_some_and(u8::is_ascii_digit))
        .filter(|&at| at == 0 || !bytes.get(at - 1).is_some_and(u8::is_ascii_digit))
        .filter_map(|at| stem.get(at..))
}

/// The day that a text begins with.
fn day(text: &str) -> Option<String> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let written = match digits {
        8 => format!("{}-{}-{}", text.get(..4)?, text.get(4..6)?, text.get(6..8)?),
        4 => {
            let separator = text.get(4..5).filter(|s| ["-", "_", "."].contains(s))?;
            let (year, month, day) = (text.get(..4)?, text.get(5..7)?, text.get(8..10)?);
            let ends = !text.get(10..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
            (text.get(7..8) == Some(separator) && ends).then(|| format!("{year}-{month}-{day}"))?
        }
        _ => return None,
    };
    valid(written)
}

fn month(stem: &str) -> Option<String> {
    let (year, rest) = (stem.get(..4)?, stem.get(4..)?);
    let rest = rest.strip_prefix(['-', '_'])?;
    let ends = rest.len() == 2 || rest.get(2..).is_some_and(|after| after.starts_with(['-', '_', ' ']));
    let after = rest.get(3..).unwrap_or_default();
    // 2019-05-6 is a day that is written in another way.
    (ends && !after.starts_with(|c: char| c.is_ascii_digit())).then(|| valid(format!("{year}-{}", rest.get(..2)?)))?
}

fn valid(written: String) -> Option<String> {
    let is_plausible =
        written.get(..4).and_then(|year| year.parse::<u32>().ok()).is_some_and(|y| (1500..2100).contains(&y));
    (is_plausible && Date::parse(&written).is_some()).then_some(written)
}

#[cfg(test)]
mod tests {
    use super::date_in_name;

    #[test]
    fn dates_in_names() {
        for (path, date) in [
            ("_posts/2019-03-04-the-ferry.md", Some("2019-03-04")),
            ("2019-03-04.txt", Some("2019-03-04")),
            ("2019_03_04 ferry.txt", Some("2019-03-04")),
            ("20190304.txt", Some("2019-03-04")),
            ("20190304-ferry.txt", Some("2019-03-04")),
            ("minutes-2019-03-04.html", Some("2019-03-04")),
            ("2019-04-ferry.txt", Some("2019-04")),
            ("2019-04.txt", Some("2019-04")),
            ("2019-03-04-and-2019-03-05.txt", None),
            ("2019-13-04.txt", None),
            ("2019-02-30.txt", None),
            ("20191304.txt", None),
            ("12345678.txt", None),
            ("201903041.txt", None),
            ("1984.txt", None),
            ("1789-Washington.txt", None),
            ("1914-18-war.txt", None),
            ("04-03-2019.txt", None),
            ("2019-5-6.txt", None),
            ("2019/ferry.txt", None),
            ("2019-0é.txt", None),
            ("", None),
        ] {
            assert_eq!(date_in_name(path).as_deref(), date, "{path}");
        }
    }
}
