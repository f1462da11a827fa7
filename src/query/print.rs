//! Printing a query: the text is parsed as the same query.

use std::fmt::{self, Display, Formatter, Write};

use super::syntax::{
    AttributeTest, Condition, Expr, Pattern, Phrase, Query, Step, Test, Value, Word, is_quote, quoted,
};

/// ```
/// let print = |text| readout::query::parse(text).unwrap().to_string();
/// assert_eq!(print("a b|c ,  NOT “d  e”"), r#"a b | c, -"d e""#);
/// assert_eq!(print(r#"[ norm = "a|b" ] [] { 0 , 2 } [word!='c'] within turn"#.replace('\'', "\"").as_str()),
///            r#"[norm="a|b"] []{0,2} [word!="c"] within turn"#);
/// ```
impl Display for Query {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        list(f, &self.series, ", ", |f, expr| expr.print(f, Tightness::Or))
    }
}

/// How tightly the context of an expression binds: it needs parentheses where it binds less tightly itself.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Tightness {
    Or,
    And,
    Not,
}

fn list<T>(
    f: &mut Formatter<'_>,
    items: &[T],
    between: &str,
    print: impl Fn(&mut Formatter<'_>, &T) -> fmt::Result,
) -> fmt::Result {
    for (number, item) in items.iter().enumerate() {
        if number > 0 {
            f.write_str(between)?;
        }
        print(f, item)?;
    }
    Ok(())
}

impl Expr {
    fn print(&self, f: &mut Formatter<'_>, inside: Tightness) -> fmt::Result {
        let own = match self {
            Self::Or(..) => Tightness::Or,
            Self::And(..) => Tightness::And,
            Self::Not(..) | Self::Phrase(..) | Self::Condition(..) => Tightness::Not,
        };
        if own < inside {
            f.write_char('(')?;
        }
        match self {
            Self::Or(parts, _) => list(f, parts, " | ", |f, part| part.print(f, Tightness::And))?,
            Self::And(parts, _) => {
                // What is beside a bracket could be parsed as part of its sequence.
                let between = if parts.iter().any(Self::has_brackets) { " AND " } else { " " };
                list(f, parts, between, |f, part| part.print(f, Tightness::Not))?;
            }
            Self::Not(part, _) => {
                f.write_char('-')?;
                part.print(f, Tightness::Not)?;
            }
            Self::Phrase(phrase, _) => write!(f, "{phrase}")?,
            Self::Condition(condition, _) => write!(f, "{condition}")?,
        }
        if own < inside {
            f.write_char(')')?;
        }
        Ok(())
    }
}

impl Expr {
    /// Whether something in it is written as tokens in brackets.
    fn has_brackets(&self) -> bool {
        match self {
            Self::And(parts, _) | Self::Or(parts, _) => parts.iter().any(Self::has_brackets),
            Self::Not(part, _) => part.has_brackets(),
            Self::Phrase(phrase, _) => !phrase.is_quotable(),
            Self::Condition(..) => false,
        }
    }
}

impl Display for Phrase {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Near { words, further } => {
                f.write_char('"')?;
                list(f, words, " ", |f, word| write!(f, "{word}"))?;
                write!(f, "\"~{further}")
            }
            Self::Sequence { steps, within } => match steps.as_slice() {
                // On its own, a regular expression may contain spaces and quotation marks.
                [Step { test: Test::Word(word), .. }] if word.pattern == Pattern::Regex => write!(f, "{word}"),
                [Step { test: Test::Word(word), .. }] if word.stands_alone() && self.is_quotable() => {
                    write!(f, "{word}")
                }
                steps if self.is_quotable() => {
                    f.write_char('"')?;
                    list(f, steps, " ", |f, step| match &step.test {
                        Test::Word(word) => write!(f, "{word}"),
                        _ => f.write_char('*'),
                    })?;
                    f.write_char('"')
                }
                steps => {
                    list(f, steps, " ", |f, step| write!(f, "{step}"))?;
                    within.map_or(Ok(()), |within| write!(f, " within {within}"))
                }
            },
        }
    }
}

impl Phrase {
    /// It can be written between quotation marks, rather than as tokens in brackets.
    fn is_quotable(&self) -> bool {
        match self {
            Self::Near { .. } => true,
            Self::Sequence { steps, within } => {
                let plain =
                    |step: &Step| step.least == 1 && step.most == 1 && matches!(step.test, Test::Any | Test::Word(_));
                within.is_none() && steps.iter().all(plain)
            }
        }
    }
}

impl Word {
    /// It is parsed as the same word without quotation marks.
    fn stands_alone(&self) -> bool {
        let letters = self.written.chars().all(char::is_alphanumeric);
        self.pattern == Pattern::Plain && letters && !matches!(self.written.as_str(), "AND" | "OR" | "NOT" | "within")
    }
}

impl Display for Word {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let written = &self.written;
        match self.pattern {
            Pattern::Plain | Pattern::Wild => f.write_str(written),
            Pattern::Regex => write!(f, "/{written}/"),
            Pattern::Edits(1) => write!(f, "{written}~"),
            Pattern::Edits(edits) => write!(f, "{written}~{edits}"),
            Pattern::Written => write!(f, "={written}"),
        }
    }
}

impl Display for Step {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.test {
            // A bracket has one rule for case.
            Test::Either(tests) if tests.iter().any(Test::has_case) && !tests.iter().all(Test::has_case) => {
                f.write_char('(')?;
                list(f, tests, " | ", bracket)?;
                f.write_char(')')?;
            }
            test => bracket(f, test)?,
        }
        match (self.least, self.most) {
            (1, 1) => Ok(()),
            (least, most) if least == most => write!(f, "{{{least}}}"),
            (least, most) => write!(f, "{{{least},{most}}}"),
        }
    }
}

fn bracket(f: &mut Formatter<'_>, test: &Test) -> fmt::Result {
    f.write_char('[')?;
    test.print(f, Tightness::Or)?;
    f.write_char(']')
}

impl Test {
    /// Whether attributes are told apart by case.
    fn has_case(&self) -> bool {
        match self {
            Self::Attribute(test) => test.case,
            Self::Not(test) => test.has_case(),
            Self::All(tests) | Self::Either(tests) => tests.iter().any(Self::has_case),
            Self::Any | Self::Word(_) => false,
        }
    }

    fn print(&self, f: &mut Formatter<'_>, inside: Tightness) -> fmt::Result {
        match self {
            Self::Any => Ok(()),
            Self::Word(word) => write!(f, "{word}"),
            Self::Attribute(test) => attribute(f, test, "="),
            Self::Not(test) => match &**test {
                Self::Attribute(test) => attribute(f, test, "!="),
                test => test.print(f, inside),
            },
            Self::All(tests) => list(f, tests, " & ", |f, test| test.print(f, Tightness::And)),
            Self::Either(tests) => {
                let open = inside > Tightness::Or;
                f.write_str(if open { "(" } else { "" })?;
                list(f, tests, " | ", |f, test| test.print(f, Tightness::And))?;
                f.write_str(if open { ")" } else { "" })
            }
        }
    }
}

fn attribute(f: &mut Formatter<'_>, test: &AttributeTest, sign: &str) -> fmt::Result {
    let AttributeTest { attribute, regex, case } = test;
    write!(f, "{}{sign}\"", attribute.name())?;
    for c in regex.chars() {
        // Backslashes belong to the regular expression.
        f.write_str(if is_quote(c) { "\\" } else { "" })?;
        f.write_char(c)?;
    }
    f.write_char('"')?;
    // It holds for a bracket as a whole, so that repeating it changes nothing.
    if *case { f.write_str(" & case=\"yes\"") } else { Ok(()) }
}

impl Display for Condition {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.field)?;
        match self.values.as_slice() {
            [(value, _)] => write!(f, "{value}"),
            values => {
                f.write_char('(')?;
                list(f, values, "|", |f, (value, _)| write!(f, "{value}"))?;
                f.write_char(')')
            }
        }
    }
}

impl Display for Value {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let end = |end: &Option<String>| end.clone().unwrap_or_default();
        match self {
            Self::Text(text) => f.write_str(&quoted(text)),
            Self::Between(from, to) => write!(f, "{}..{}", end(from), end(to)),
            Self::Compare(comparison, text) => write!(f, "{}{text}", comparison.sign()),
        }
    }
}
