use super::data_table::Way;
use crate::link::View;

/// The way to all that a query finds, in a view.
pub fn lines_of(view: View, query: String) -> Way {
    Box::new(move |state| {
        state.view = view.clone();
        state.query = query.clone();
        state.sort = None;
        state.concordance.show_all_matches();
        for name in ["near", "run"] {
            state.settings.put(name, String::new());
        }
    })
}
