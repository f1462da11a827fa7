//! A server that says when the corpus has changed, as `readout serve` does.

use web_sys::{EventSource, MessageEvent};

/// Calls `then` with what the server says of the corpus: its fingerprint, a space, and a hash of all that is said of it;
/// now, and each time that it changes. Where the page does not name such a server, nothing is heard.
pub fn listen(mut then: impl FnMut(String) + 'static) {
    let named = super::document().and_then(|d| super::report(d.query_selector("meta[name=readout-changes]")).flatten());
    let Some(address) = named.and_then(|meta| meta.get_attribute("content")) else { return };
    let Some(source) = super::report(EventSource::new(&address)) else { return };
    super::listen(&source, "corpus", move |event: MessageEvent| {
        if let Some(said) = event.data().as_string() {
            then(said);
        }
    });
}
