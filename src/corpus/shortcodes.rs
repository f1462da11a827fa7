//! What site generators have in the source of a page that is no text of it: shortcodes, tags and attributes.

/// A sign that begins one, the sign that ends it, how long it may be at most, and whether it stays within a line.
const KINDS: &[(&str, &str, usize, bool)] = &[
    ("{{<", ">}}", 2_000, false),
    ("{{%", "%}}", 2_000, false),
    ("{%", "%}", 1_000, false),
    ("{{", "}}", 200, true),
    ("{:", "}", 200, true),
];

/// Takes the shortcodes of Hugo (`{{< figure src="x.png" >}}`), the tags and values of Liquid (`{% include x.html %}`,
/// `{{ page.title }}`) and the attributes of kramdown (`{: .note}`) out of a text, and says how many there were. What
/// stands between two of them stays, but for a Liquid `comment`.
pub(super) fn remove(text: &mut String) -> usize {
    if !text.contains("{{") && !text.contains("{%") && !text.contains("{:") {
        return 0;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    let mut removed = 0;
    while let Some(at) = rest.find('{') {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        match length(from) {
            Some(length) => {
                removed += 1;
                rest = from.get(length..).unwrap_or_default();
                let glues = out.ends_with(char::is_alphanumeric) && rest.starts_with(char::is_alphanumeric);
                out.extend(glues.then_some(' '));
            }
            None => {
                out.push('{');
                rest = from.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    if removed > 0 {
        *text = out;
    }
    removed
}

/// How long the one is that the text begins with.
fn length(text: &str) -> Option<usize> {
    let (begins, ends, longest, in_line) = KINDS.iter().find(|(begins, ..)| text.starts_with(begins))?;
    let body = text.get(begins.len()..text.floor_char_boundary(begins.len() + longest))?;
    let inner = body.get(..body.find(ends)?)?;
    let is_one = match *begins {
        "{{" => is_value(inner),
        "{:" => inner.trim_start().starts_with(['.', '#']) || inner.contains('='),
        "{%" | "{{%" | "{{<" => {
            inner.trim_start_matches(['-', '/', ' ', '*']).starts_with(|c: char| c.is_alphabetic() || c == '_')
        }
        _ => true,
    };
    if !is_one || (*in_line && inner.contains('\n')) {
        return None;
    }
    let length = begins.len() + inner.len() + ends.len();
    if *begins == "{%" && inner.trim_matches(['-', ' ']) == "comment" {
        let end = text.get(length..)?.find("endcomment")?;
        let close = text.get(length + end..)?.find("%}")?;
        return Some(length + end + close + ends.len());
    }
    Some(length)
}

/// A name with parts and filters: `site.title | upcase`.
fn is_value(inner: &str) -> bool {
    let inner = inner.trim_matches(['-', ' ']);
    let name = inner.split(['|', ' ']).next().unwrap_or_default();
    !name.is_empty()
        && name.starts_with(|c: char| c.is_ascii_alphabetic() || "_.$\"'".contains(c))
        && name.chars().all(|c| c.is_ascii_alphanumeric() || "_.-$[]\"'".contains(c))
        && (inner == name || name.contains('.') || inner.contains('|'))
}

#[cfg(test)]
mod tests {
    use super::remove;

    #[test]
    fn shortcodes_are_removed() {
        for (source, text, count) in [
            ("The van {{< figure src=\"x.png\" >}} came in. {% include foo.html %}", "The van  came in. ", 2),
            ("{{% note %}}\nHeed **this**.\n{{% /note %}}", "\nHeed **this**.\n", 2),
            ("{{< ref \"a\n b\" >}}x", "x", 1),
            ("{%- if a -%}b{% endif %}", "b", 2),
            ("a{{ site.title | upcase }}b", "a b", 1),
            ("{% comment %}gone{% endcomment %}here", "here", 1),
            ("A line.\n{: .note}\n", "A line.\n\n", 1),
        ] {
            let mut found = source.to_owned();
            assert_eq!((remove(&mut found), found.as_str()), (count, text), "{source}");
        }
    }

    #[test]
    fn other_braces_stay() {
        for text in
            ["{a}", "{{", "{% never closed", "{{ two words }}", "f(x) = {: x > 1}", "{{cite book\n|a}}", "100 {%} of é"]
        {
            let mut found = text.to_owned();
            assert_eq!((remove(&mut found), found.as_str()), (0, text));
        }
    }
}
