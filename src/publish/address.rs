//! The address of a site, which sitemaps and canonical addresses need.

/// A site's address: of `http` or `https`, without query and fragment, and with a slash at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(String);

impl Address {
    /// Parses an address. The error says what is wrong, and what to give.
    pub fn read(text: &str) -> Result<Self, String> {
        let wrong = |why: &str| Err(format!("{why}; give it as in https://example.org/corpus/"));
        let Some((scheme, rest)) = text.split_once("://") else { return wrong("it does not begin with https://") };
        let scheme = scheme.to_ascii_lowercase();
        if scheme != "https" && scheme != "http" {
            return wrong("it does not begin with https:// or http://");
        }
        if rest.contains(['?', '#']) {
            return wrong("it has a ? or a #, and only the folder of the site is wanted");
        }
        let is_plain =
            |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}');
        if !rest.chars().all(is_plain) {
            return wrong(
                "it has a character that stands in no address; write letters beyond ASCII as browsers send them, xn--… and %E4…",
            );
        }
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let is_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | ':' | '[' | ']');
        if !host.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '[') || !host.chars().all(is_host) {
            return wrong("it has no host's name");
        }
        let slash = if path.is_empty() || path.ends_with('/') { "" } else { "/" };
        Ok(Self(format!("{scheme}://{host}/{path}{slash}")))
    }

    /// The address of a file of the site, which `within` names from the site's root.
    pub fn of(&self, within: &str) -> String {
        format!("{}{within}", self.0)
    }

    /// The site's root as its own host names it, such as `/corpus/`.
    pub fn root(&self) -> &str {
        let host = self.0.find("://").map_or(0, |at| at + 3);
        self.0.get(host..).and_then(|rest| rest.find('/').and_then(|at| rest.get(at..))).unwrap_or("/")
    }
}

#[cfg(test)]
mod tests {
    use super::Address;

    #[test]
    fn what_is_an_address() {
        for (given, read, root) in [
            ("https://example.org", "https://example.org/", "/"),
            ("HTTPS://example.org/corpus", "https://example.org/corpus/", "/corpus/"),
            ("http://127.0.0.1:8080/a/b/", "http://127.0.0.1:8080/a/b/", "/a/b/"),
            ("http://[::1]/~me/%E4%B8%AD", "http://[::1]/~me/%E4%B8%AD/", "/~me/%E4%B8%AD/"),
        ] {
            let address = Address::read(given).unwrap();
            assert_eq!((address.of(""), address.root()), (read.to_owned(), root), "{given}");
        }
        for (given, why) in [
            ("example.org", "begin"),
            ("ftp://example.org/", "begin"),
            ("javascript://x", "begin"),
            ("https://example.org/?a=b", "?"),
            ("https://example.org/#/read", "#"),
            ("https:///corpus", "host"),
            ("https://a@b/", "host"),
            ("https://", "host"),
            ("https://example.org/my corpus/", "character"),
            ("https://例.org/", "character"),
            ("https://example.org/\"><script>", "character"),
        ] {
            let said = Address::read(given).unwrap_err();
            assert!(said.contains(why) && said.contains("https://example.org/corpus/"), "{given}: {said}");
        }
    }
}
