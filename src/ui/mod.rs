//! What the reader sees and does. It computes nothing about the corpus: it asks, shows, and lets the person go on.
//!
//! [`dom`] draws. [`app`] is what every view shares: the state, the corpus, and a way to
//! ask; [`narrow`] what narrows it. [`shell`] is the frame around the views;
//! `parts` are what several views use; `views` has one file a view. Every text that is shown comes from [`words`].

pub mod app;
pub mod ask;
pub mod dom;
pub mod keys;
pub mod narrow;
pub mod parts;
mod problem;
pub mod shell;
pub mod views;
pub mod words;

use leptos::mount::mount_to;

use crate::platform::{
    self, boot,
    locale::{self, Quarters},
};

/// Puts the app in place of the shell that `index.html` has painted.
pub fn mount() {
    // What a panic says is cut out of what is released, and with it all that writes it.
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|info| platform::log(&info.to_string())));
    // Without its texts the page could say nothing of its own.
    if !words::learn(&boot::language(), boot::texts()) || !words::learn_said(boot::words()) {
        return boot::say_other_build();
    }
    locale::learn(Quarters { alone: words::quarter, of_year: words::quarter_of });
    let Some(root) = platform::element("app") else { return };
    root.set_text_content(None);
    let place = root.clone();
    mount_to(root, move || {
        shell::shell(app::App::start()).put(&place, None);
    })
    .forget();
}
