use leptos::mount::mount_to;
use leptos::prelude::*;

use super::shell::Shell;
use super::{state, words};
use crate::platform::{
    self, boot,
    locale::{self, Quarters},
};

/// Puts the app in place of the shell that `index.html` has painted.
pub fn mount() {
    std::panic::set_hook(Box::new(|info| {
        let said = info.to_string();
        platform::log(&said);
        boot::say_stopped(&said);
    }));
    // Without its texts the page could say nothing of its own.
    if !words::learn(&boot::language(), boot::texts()) {
        return boot::say_other_build();
    }
    locale::learn(Quarters { alone: words::quarter, of_year: words::quarter_of });
    let Some(root) = platform::element("app") else { return };
    root.set_text_content(None);
    mount_to(root, || {
        state::provide();
        view! { <Shell/> }
    })
    .forget();
}
