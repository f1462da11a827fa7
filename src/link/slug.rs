//! The name of a corpus in links.

/// In characters: how long a name is at most.
const LONGEST: usize = 48;

/// The letters and digits of a title in lower case, with hyphens between its words; `corpus` where it has none.
pub fn slug(title: &str) -> String {
    let lower = title.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let whole: String = words.join("-").chars().take(LONGEST).collect();
    let slug = whole.trim_end_matches('-');
    if slug.is_empty() { "corpus".to_owned() } else { slug.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn a_title_becomes_a_name() {
        for (title, name) in [
            ("My talks, 2019", "my-talks-2019"),
            ("Été à Genève", "été-à-genève"),
            ("中文 语料", "中文-语料"),
            ("…", "corpus"),
            ("", "corpus"),
        ] {
            assert_eq!(slug(title), name);
        }
        let long = slug(&"ab ".repeat(100));
        assert!(long.chars().count() <= 48 && !long.ends_with('-'), "{long}");
    }
}
