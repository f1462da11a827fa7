//! `completions` and `man`: what other programs know of the command line, by its own definitions.

use clap::CommandFactory;
use clap_complete::{Shell, generate};
use clap_mangen::Man;

use super::{args::Args, output, stop::Stop};

const NAME: &str = "readout";

/// Prints a script by which a shell completes commands.
pub fn completions(shell: Shell) -> Result<(), Stop> {
    let mut script = Vec::new();
    generate(shell, &mut Args::command(), NAME, &mut script);
    output::bytes(&script)
}

/// Prints the manual page, in the format of `man`: the program's, or that of a command.
pub fn man(command: Option<&str>) -> Result<(), Stop> {
    let program = Args::command();
    let described = match command {
        None => program,
        Some(wanted) => {
            let found = program.get_subcommands().find(|command| command.get_name() == wanted).cloned();
            let found = found.ok_or_else(|| {
                Stop::input(format!("There is no command {wanted}."), "`readout --help` lists the commands.")
            })?;
            found.display_name(format!("{NAME}-{wanted}")).bin_name(format!("{NAME} {wanted}"))
        }
    };
    let mut page = Vec::new();
    Man::new(described).render(&mut page)?;
    output::bytes(&page)
}
