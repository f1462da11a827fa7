//! `sitemap.xml` and `robots.txt`, for search engines.

use super::{
    super::{address::Address, markup::escaped},
    site::MARK,
};

/// Addresses in one file at most, as sitemaps.org has it.
pub const MOST: usize = 50_000;

/// Name and content of each file: one with all addresses, or, where they are more than one may hold, several and one
/// that names those. When a text was last changed is not known, for its date is that of what it reports: it is not said.
pub fn files(address: &Address, pages: &[String], most: usize) -> Vec<(String, String)> {
    let parts: Vec<&[String]> = pages.chunks(most).collect();
    if let [all] = parts.as_slice() {
        return vec![("sitemap.xml".into(), list("urlset", "url", address, all))];
    }
    let names: Vec<String> = (1..=parts.len()).map(|number| format!("sitemap-{number}.xml")).collect();
    let index = ("sitemap.xml".to_owned(), list("sitemapindex", "sitemap", address, &names));
    let lists = parts.iter().map(|part| list("urlset", "url", address, part));
    [index].into_iter().chain(names.iter().cloned().zip(lists)).collect()
}

fn list(whole: &str, each: &str, address: &Address, names: &[String]) -> String {
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{MARK}\n<{whole} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
    );
    for name in names {
        xml += &format!("<{each}><loc>{}</loc></{each}>\n", escaped(&address.of(name)));
    }
    xml + &format!("</{whole}>\n")
}

/// All may be read. Search engines ask for this file at a host's root alone: a site in a folder of its host tells them
/// of its sitemap by other ways.
pub fn robots(address: Option<&Address>) -> String {
    let sitemap = address.map_or_else(String::new, |address| format!("\nSitemap: {}\n", address.of("sitemap.xml")));
    format!("User-agent: *\nAllow: /\n{sitemap}")
}

#[cfg(test)]
mod tests {
    use super::{Address, files};

    #[test]
    fn more_addresses_than_one_file_may_hold() {
        let address = Address::read("https://example.org/a&b").unwrap();
        let pages: Vec<String> = ["", "read/1.html", "read/2.html"].map(str::to_owned).into();
        let one = files(&address, &pages, 3);
        assert_eq!(one.len(), 1);
        assert_eq!(one[0].1.matches("<url>").count(), 3);
        let several = files(&address, &pages, 2);
        let names: Vec<&str> = several.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]);
        assert!(several[0].1.contains("<sitemap><loc>https://example.org/a&amp;b/sitemap-2.xml</loc></sitemap>"));
        assert_eq!(several[1].1.matches("<url>").count(), 2);
        assert!(several[2].1.contains("<url><loc>https://example.org/a&amp;b/read/2.html</loc></url>"));
    }
}
