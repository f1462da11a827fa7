/// What is left free around the drawing, in pixels.
const MARGIN: f64 = 12.0;

/// A drawing as a file of its own, with a title above it and text below it.
pub struct SvgFile<'a> {
    /// What the file is called where it is shown, and what it was made from.
    pub title: &'a str,
    pub description: &'a str,
    /// The lines of the title and of the text below, as the width breaks them.
    pub head: &'a [String],
    pub foot: &'a [String],
    /// How high a line is.
    pub line: f64,
    /// The markup of the drawing, its width and its height.
    pub drawing: &'a str,
    pub size: (f64, f64),
    pub style: &'a str,
    /// The colour behind everything.
    pub paper: &'a str,
}

impl SvgFile<'_> {
    /// Width and height of all.
    pub fn size(&self) -> (f64, f64) {
        let (width, _) = self.size;
        (width + 2.0 * MARGIN, self.foot_top() + self.line * (self.foot.len() as f64 + 1.0) + 2.0 * MARGIN)
    }

    pub fn write(&self) -> String {
        let SvgFile { title, description, drawing, style, paper, .. } = self;
        let (title, description) = (escaped(title), escaped(description));
        let (width, height) = self.size();
        let area = format!(r#"width="{width:.1}" height="{height:.1}""#);
        let head = lines(self.head, 0.0, self.line, r#" class="chart-title""#);
        let foot = lines(self.foot, self.foot_top(), self.line, "");
        let top = self.drawing_top();
        let edge = -MARGIN;
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" {area} viewBox="{edge:.1} {edge:.1} {width:.1} {height:.1}"><title>{title}</title><desc>{description}</desc><style>{style}</style><rect x="{edge:.1}" y="{edge:.1}" {area} fill="{paper}"/>{head}<g transform="translate(0,{top:.1})">{drawing}</g>{foot}</svg>"#
        )
    }

    fn drawing_top(&self) -> f64 {
        self.line * (self.head.len() as f64 + 1.0)
    }

    fn foot_top(&self) -> f64 {
        self.drawing_top() + self.size.1 + self.line / 2.0
    }
}

fn lines(lines: &[String], top: f64, height: f64, attributes: &str) -> String {
    let line = |(nth, text): (usize, &String)| {
        let y = top + height * (nth as f64 + 1.0);
        format!(r#"<text x="0" y="{y:.1}"{attributes}>{}</text>"#, escaped(text))
    };
    lines.iter().enumerate().map(line).collect()
}

/// Text as XML has it. XML has no way at all to write control characters other than these.
fn escaped(text: &str) -> String {
    let shown: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    shown.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_room_for_its_title_its_drawing_and_what_is_below() {
        let (head, foot) = (["“a <b>” & c".to_owned()], ["one".to_owned(), "two\u{1}".to_owned()]);
        let file = SvgFile {
            title: "“a <b>” & c",
            description: "query: a",
            head: &head,
            foot: &foot,
            line: 20.0,
            drawing: "<path/>",
            size: (300.0, 200.0),
            style: "text{fill:black}",
            paper: "white",
        };
        // A line more than the title has, the drawing, half a line, and a line more than what is below.
        assert_eq!(file.size(), (300.0 + 24.0, 40.0 + 200.0 + 10.0 + 60.0 + 24.0));
        let written = file.write();
        assert!(written.contains("<title>“a &lt;b&gt;” &amp; c</title><desc>query: a</desc>"));
        assert!(written.contains(r#"<text x="0" y="20.0" class="chart-title">“a &lt;b&gt;” &amp; c</text>"#));
        assert!(written.contains(r#"<g transform="translate(0,40.0)"><path/></g><text x="0" y="270.0">one</text>"#));
        assert!(written.contains(r#"<text x="0" y="290.0">two</text>"#));
    }
}
