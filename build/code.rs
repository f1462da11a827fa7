//! Writes the code that is made of the English messages.

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, VariantKey};

use crate::locales::{Language, Message, ROOT, Variable};

/// The messages of one file of a language.
pub struct File<'a> {
    pub name: &'a str,
    pub messages: Vec<&'a Message>,
}

/// The files of a language, by their names.
pub fn files(language: &Language) -> Vec<File<'_>> {
    let files = language.messages.chunk_by(|a, b| a.file == b.file);
    files.map(|messages| File { name: &messages[0].file, messages: messages.iter().collect() }).collect()
}

/// The functions of `ui::words`: those of the file `page`, and a module for each other file.
pub fn page(files: &[File]) -> String {
    let module = |file: &File| {
        let functions = functions(&file.messages, "", "text");
        if file.name == ROOT {
            functions
        } else {
            format!("pub mod {} {{\nuse super::text;\n{functions}}}\n", file.name)
        }
    };
    files.iter().map(module).collect()
}

/// The methods of the texts of plain pages.
pub fn plain(file: &File) -> String {
    format!("impl Texts {{\n{}}}\n", functions(&file.messages, "&self, ", "self.text"))
}

/// A function for each message, which hands its id and the values of its variables to `text`.
fn functions(messages: &[&Message], receiver: &str, text: &str) -> String {
    let function = |message: &&Message| {
        let variables = &message.variables;
        let parameter = |variable: &Variable| format!("{}: {}, ", field(variable), borrowed(variable));
        let value = |variable: &Variable| format!("({:?}, {}.into()), ", variable.name, field(variable));
        format!(
            "{}pub fn {}({receiver}{}) -> String {{ {text}({:?}, [{}]) }}\n",
            documentation(message),
            message.key(),
            variables.iter().map(parameter).collect::<String>(),
            message.id,
            variables.iter().map(value).collect::<String>(),
        )
    };
    messages.iter().map(function).collect()
}

/// The enums of `message`, one for each file, with their English texts.
///
/// # Errors
///
/// The id of a message that is more than texts, variables and forms by a number.
pub fn enums(files: &[File]) -> Result<String, String> {
    files.iter().map(one_enum).collect()
}

fn one_enum(file: &File) -> Result<String, String> {
    let name = pascal(file.name);
    let [mut variants, mut english, mut ids, mut arguments] = [const { String::new() }; 4];
    for message in &file.messages {
        let variant = pascal(&message.key());
        let fields: String = message.variables.iter().map(|v| format!("{}: {}, ", field(v), owned(v, &name))).collect();
        let names: String = message.variables.iter().map(|v| format!("{}, ", field(v))).collect();
        let values: String =
            message.variables.iter().map(|v| format!("({:?}, {}), ", v.name, argument(v, &name))).collect();
        let has_fields = !message.variables.is_empty();
        let pattern = if has_fields { format!("Self::{variant} {{ {names}}}") } else { format!("Self::{variant}") };
        let said = write_english(&message.pattern, &message.variables)
            .ok_or_else(|| format!("`{}` has more in it than texts, variables and forms by a number", message.id))?;
        variants += &documentation(message);
        variants += &if has_fields { format!("{variant} {{ {fields}}},\n") } else { format!("{variant},\n") };
        english += &format!("{pattern} => {{ {said} }}\n");
        ids += &format!("Self::{variant} {{ .. }} => {:?},\n", message.id);
        arguments += &format!("{pattern} => vec![{values}],\n");
    }
    Ok(format!(
        "#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
         #[serde(rename_all = \"kebab-case\")]
         pub enum {name} {{\n{variants}}}
         impl fmt::Display for {name} {{
             fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {{
                 match self {{\n{english}}}
                 Ok(())
             }}
         }}
         impl Said for {name} {{
             fn id(&self) -> &'static str {{
                 match self {{\n{ids}}}
             }}
             fn arguments(&self) -> Vec<(&'static str, Argument<'_>)> {{
                 match self {{\n{arguments}}}
             }}
         }}\n"
    ))
}

/// The statements that write a pattern to `f`, or none where it has something in it that they do not know.
fn write_english(pattern: &Pattern<String>, variables: &[Variable]) -> Option<String> {
    let kind = |name: &str| variables.iter().find(|variable| variable.name == name);
    let mut code = String::new();
    for element in &pattern.elements {
        code += &match element {
            PatternElement::TextElement { value } => format!("f.write_str({value:?})?; "),
            PatternElement::Placeable { expression } => match expression {
                Expression::Inline(InlineExpression::VariableReference { id }) => written(kind(&id.name)?),
                Expression::Select { selector: InlineExpression::VariableReference { id }, variants } => {
                    let number = kind(&id.name).filter(|variable| variable.kind == NUMBER)?;
                    let mut arms = String::new();
                    for variant in variants {
                        let form = match &variant.key {
                            _ if variant.default => "_",
                            VariantKey::Identifier { name } if name == "one" => "1",
                            VariantKey::NumberLiteral { value } => value,
                            VariantKey::Identifier { .. } => return None,
                        };
                        arms += &format!("{form} => {{ {} }} ", write_english(&variant.value, variables)?);
                    }
                    format!("match *{} {{ {arms}}} ", field(number))
                }
                _ => return None,
            },
        };
    }
    Some(code)
}

/// The statement that writes a variable to `f`.
fn written(variable: &Variable) -> String {
    let name = field(variable);
    match variable.kind.as_str() {
        STRING => format!("f.write_str({name})?; "),
        NUMBER => format!("f.write_str(&grouped(*{name}))?; "),
        _ => format!("{name}.fmt(f)?; "),
    }
}

/// A message's source as its documentation.
fn documentation(message: &Message) -> String {
    format!("#[doc = {:?}]\n", format!("```text\n{}```", message.source()))
}

fn field(variable: &Variable) -> String {
    variable.name.replace('-', "_")
}

const STRING: &str = "String";
const NUMBER: &str = "Number";

/// The type of a variable as a parameter.
fn borrowed(variable: &Variable) -> &str {
    if variable.kind == NUMBER { "u64" } else { "&str" }
}

/// The type of a variable as a field of the enum `of`.
fn owned(variable: &Variable, of: &str) -> String {
    match variable.kind.as_str() {
        NUMBER => "u64".into(),
        kind if kind == of => format!("Box<{kind}>"),
        kind => kind.into(),
    }
}

fn argument(variable: &Variable, of: &str) -> String {
    let name = field(variable);
    match variable.kind.as_str() {
        STRING => format!("Argument::Text({name})"),
        NUMBER => format!("Argument::Number(*{name})"),
        kind if kind == of => format!("Argument::Said(&**{name})"),
        _ => format!("Argument::Said({name})"),
    }
}

/// `no-dates` or `no_dates` as `NoDates`.
fn pascal(name: &str) -> String {
    let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
    name.split(['-', '_']).filter(|word| !word.is_empty()).map(capital).collect()
}
