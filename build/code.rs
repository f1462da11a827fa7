//! Writes the code that is made of the English messages.

use std::fmt::{Error, Write};

use crate::locales::{Message, Variable};

/// The functions of `ui::words`: those of the file `page`, and a module for each other file.
pub fn page(files: &[(&str, Vec<&Message>)]) -> Result<String, Error> {
    let mut code = String::new();
    let ids: Vec<&str> = files.iter().flat_map(|(_, messages)| messages).map(|message| &*message.id).collect();
    writeln!(code, "/// All that the page says.\nstatic IDS: [&str; {}] = {ids:?};", ids.len())?;
    for (file, messages) in files {
        let is_module = *file != crate::locales::ROOT;
        if is_module {
            writeln!(code, "pub mod {file} {{\nuse super::text;")?;
        }
        for message in messages {
            function(&mut code, message)?;
        }
        if is_module {
            writeln!(code, "}}")?;
        }
    }
    Ok(code)
}

fn function(code: &mut String, message: &Message) -> Result<(), Error> {
    let parameters: Vec<String> =
        message.variables.iter().map(|variable| format!("{}: {}", parameter(variable), kind(variable))).collect();
    let values: Vec<String> = message
        .variables
        .iter()
        .map(|variable| format!("({:?}, {}.into())", variable.name, parameter(variable)))
        .collect();
    writeln!(code, "#[doc = {:?}]", format!("```text\n{}```", message.source()))?;
    writeln!(
        code,
        "pub fn {}({}) -> String {{ text({:?}, [{}]) }}",
        message.key(),
        parameters.join(", "),
        message.id,
        values.join(", ")
    )
}

fn parameter(variable: &Variable) -> String {
    variable.name.replace('-', "_")
}

fn kind(variable: &Variable) -> &str {
    if variable.kind == "Number" { "u64" } else { "&str" }
}
