//! Reads `locales`, a folder of Fluent files a language: the build makes functions of the English messages, and the build
//! and the tests hold the other languages to them.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use fluent_syntax::{ast, parser, serializer};

/// The language that says which messages there are, and with which variables.
pub const ENGLISH: &str = "en";
/// The file whose messages have its name before their keys no more than in the code.
pub const ROOT: &str = "page";

/// All messages of a language.
pub struct Language {
    /// Its tag, such as `zh-Hans`.
    pub tag: String,
    pub messages: Vec<Message>,
}

pub struct Message {
    /// The name of its file.
    pub file: String,
    pub id: String,
    pub pattern: ast::Pattern<String>,
    /// What stands under "Variables" in its comment.
    pub variables: Vec<Variable>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Variable {
    pub name: String,
    /// `String`, `Number`, or the name of another type.
    pub kind: String,
}

impl Message {
    /// Its name in the code, in the module of its file.
    pub fn key(&self) -> String {
        let own = if self.file == ROOT { None } else { self.id.strip_prefix(&format!("{}-", self.file)) };
        own.unwrap_or(&self.id).replace('-', "_")
    }

    /// The names of the variables that its pattern has.
    pub fn used(&self) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        in_pattern(&self.pattern, &mut |name| {
            names.insert(name.to_owned());
        });
        names
    }

    /// As it is written in its file.
    pub fn source(&self) -> String {
        let message = ast::Message {
            id: ast::Identifier { name: self.id.clone() },
            value: Some(self.pattern.clone()),
            attributes: Vec::new(),
            comment: None,
        };
        serializer::serialize(&ast::Resource { body: vec![ast::Entry::Message(message)] })
    }
}

/// All languages of a folder, by their tags.
///
/// # Errors
///
/// What cannot be read, or is no message with a text, with the file where it stands.
pub fn read(folder: &Path) -> Result<Vec<Language>, String> {
    let mut languages = Vec::new();
    for path in entries(folder)? {
        let tag = name_of(&path);
        let mut messages = Vec::new();
        for path in entries(&path)? {
            let said = |why: String| format!("{}: {why}", path.display());
            let source = fs::read_to_string(&path).map_err(|error| said(error.to_string()))?;
            messages.extend(parse(&name_of(&path), source).map_err(said)?);
        }
        languages.push(Language { tag, messages });
    }
    Ok(languages)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let said = |error: std::io::Error| format!("{}: {error}", folder.display());
    let all = fs::read_dir(folder).map_err(said)?;
    let mut paths = all.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>().map_err(said)?;
    paths.sort();
    Ok(paths)
}

fn name_of(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The messages of a file.
///
/// # Errors
///
/// The first thing that is wrong with it.
pub fn parse(file: &str, source: String) -> Result<Vec<Message>, String> {
    let lines = source.clone();
    let resource = parser::parse(source).map_err(|(_, errors)| {
        let first = errors.first();
        let line = first.map_or(0, |error| lines.get(..error.pos.start).unwrap_or_default().lines().count() + 1);
        first.map_or_else(String::new, |error| format!("line {line}: {error}"))
    })?;
    let mut messages = Vec::new();
    for entry in resource.body {
        let ast::Entry::Message(message) = entry else { continue };
        let id = message.id.name;
        let pattern = message.value.ok_or_else(|| format!("`{id}` has no text"))?;
        let comment = message.comment.map(|comment| comment.content).unwrap_or_default();
        let variables = variables(&comment).map_err(|line| format!("`{id}`: `{line}` is no variable with its type"))?;
        if file != ROOT && !id.starts_with(&format!("{file}-")) {
            return Err(format!("`{id}` does not begin with the name of its file, `{file}-`"));
        }
        messages.push(Message { file: file.to_owned(), id, pattern, variables });
    }
    Ok(messages)
}

/// The lines `  $name (Type) - What it is.` after `Variables:`; a line that is none is the error.
fn variables(comment: &[String]) -> Result<Vec<Variable>, String> {
    let lines = comment.iter().skip_while(|line| line.as_str() != "Variables:").skip(1);
    lines.map(|line| variable(line).ok_or_else(|| line.clone())).collect()
}

fn variable(line: &str) -> Option<Variable> {
    let (name, rest) = line.trim().strip_prefix('$')?.split_once(" (")?;
    let (kind, _) = rest.split_once(") - ")?;
    Some(Variable { name: name.to_owned(), kind: kind.to_owned() })
}

/// Calls `found` with the name of each variable of a pattern.
fn in_pattern(pattern: &ast::Pattern<String>, found: &mut dyn FnMut(&str)) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            in_expression(expression, found);
        }
    }
}

fn in_expression(expression: &ast::Expression<String>, found: &mut dyn FnMut(&str)) {
    match expression {
        ast::Expression::Inline(inline) => in_inline(inline, found),
        ast::Expression::Select { selector, variants } => {
            in_inline(selector, found);
            variants.iter().for_each(|variant| in_pattern(&variant.value, found));
        }
    }
}

fn in_inline(inline: &ast::InlineExpression<String>, found: &mut dyn FnMut(&str)) {
    match inline {
        ast::InlineExpression::VariableReference { id } => found(&id.name),
        ast::InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.iter().for_each(|inline| in_inline(inline, found));
        }
        ast::InlineExpression::Placeable { expression } => in_expression(expression, found),
        _ => {}
    }
}

/// What is wrong with the English messages themselves.
pub fn own_faults(english: &Language) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut faults = Vec::new();
    for message in &english.messages {
        let id = &message.id;
        if !seen.insert(id) {
            faults.push(format!("`{id}` is there twice"));
        }
        let documented: BTreeSet<String> = message.variables.iter().map(|variable| variable.name.clone()).collect();
        if documented != message.used() {
            faults.push(format!("`{id}` has the variables {:?}, and its comment {documented:?}", message.used()));
        }
    }
    faults
}

/// What a language lacks of the English messages, or has beside them.
pub fn faults(english: &Language, other: &Language) -> Vec<String> {
    let by_id = |language: &Language| -> BTreeMap<String, (String, BTreeSet<String>)> {
        language.messages.iter().map(|message| (message.id.clone(), (message.file.clone(), message.used()))).collect()
    };
    let (english, mine) = (by_id(english), by_id(other));
    let mut faults = Vec::new();
    for (id, (file, variables)) in &english {
        match mine.get(id) {
            None => faults.push(format!("{}: `{id}` is missing", other.tag)),
            Some((in_file, _)) if in_file != file => {
                faults.push(format!("{}: `{id}` stands in {in_file}.ftl, not in {file}.ftl", other.tag));
            }
            Some((_, used)) if used != variables => {
                faults.push(format!("{}: `{id}` has the variables {used:?}, not {variables:?}", other.tag));
            }
            Some(_) => {}
        }
    }
    let unknown = mine.keys().filter(|id| !english.contains_key(*id));
    faults.extend(unknown.map(|id| format!("{}: there is no `{id}` in English", other.tag)));
    if mine.len() != other.messages.len() {
        faults.push(format!("{}: a message is there twice", other.tag));
    }
    faults
}
