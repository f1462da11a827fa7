//! Suggestions of the search box: going through them, completing what is typed, and past queries.

/// So many past queries are kept.
const KEPT: usize = 20;

/// The suggestion that an arrow key leads to, of so many. Beyond either end is the box itself: none.
pub fn step(selected: Option<usize>, count: usize, down: bool) -> Option<usize> {
    match (selected, down) {
        (None, true) => (count > 0).then_some(0),
        (None, false) => count.checked_sub(1),
        (Some(at), true) => (at + 1 < count).then_some(at + 1),
        (Some(at), false) => at.checked_sub(1),
    }
}

/// The text before the caret with its part from scalar value `from` on replaced.
pub fn completed(before: &str, from: u32, insert: &str) -> String {
    let mut text: String = before.chars().take(from as usize).collect();
    text.push_str(insert);
    text
}

/// Past queries, the newest first, with another one: each is kept once.
pub fn remembered(mut past: Vec<String>, query: String) -> Vec<String> {
    past.retain(|other| *other != query);
    past.insert(0, query);
    past.truncate(KEPT);
    past
}

#[cfg(test)]
mod tests {
    use super::{KEPT, completed, remembered, step};

    #[test]
    fn arrow_keys_go_round_by_way_of_the_box() {
        let mut at = None;
        let mut way = Vec::new();
        for _ in 0..5 {
            at = step(at, 3, true);
            way.push(at);
        }
        assert_eq!(way, [Some(0), Some(1), Some(2), None, Some(0)]);
        assert_eq!(step(None, 3, false), Some(2));
        assert_eq!(step(Some(0), 3, false), None);
        assert_eq!(step(None, 0, true), None);
        assert_eq!(step(None, 0, false), None);
        // There are fewer than there were.
        assert_eq!(step(Some(7), 3, true), None);
    }

    #[test]
    fn what_is_typed_is_completed_from_its_last_part_on() {
        assert_eq!(completed("hua", 0, "huawei"), "huawei");
        assert_eq!(completed("中国 hua", 3, "huawei"), "中国 huawei");
        assert_eq!(completed("huawei speaker:xiao", 7, "speaker:\"Liu Xiaoming\""), "huawei speaker:\"Liu Xiaoming\"");
    }

    #[test]
    fn a_query_is_remembered_once_and_the_oldest_is_forgotten() {
        let past = |queries: &[&str]| queries.iter().map(|query| (*query).to_owned()).collect::<Vec<_>>();
        assert_eq!(remembered(past(&["a", "b", "c"]), "b".into()), ["b", "a", "c"]);
        let many: Vec<String> = (0..KEPT).map(|at| at.to_string()).collect();
        let more = remembered(many, "new".into());
        assert_eq!((more.len(), more[0].as_str(), more[KEPT - 1].as_str()), (KEPT, "new", "18"));
    }
}
