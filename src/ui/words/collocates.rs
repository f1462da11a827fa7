//! The words of Collocates.

pub const TERM: &str = "Collocate";
pub const TERM_TITLE: &str = "The word beside the matches, by its normal form";
pub const O11: &str = "In window";
pub const O11_TITLE: &str = "O₁₁: how many places in the windows of all matches have the word, each place once";
pub const LINES: &str = "Matches";
pub const LINES_TITLE: &str = "How many matches have the word in their window: its lines";
pub const C1: &str = "In all";
pub const C1_TITLE: &str = "C₁: how often the word occurs in this view outside of matches";
pub const E11: &str = "Expected";
pub const E11_TITLE: &str =
    "E₁₁ = R₁ · C₁ / N: how often it would be in the windows if it did not care for the matches";
pub const LOG_DICE_TITLE: &str =
    "logDice = 14 + log₂(2 · O₁₁ / (matches + C₁)), at most 14; it does not grow with the corpus (Rychlý 2008)";
pub const MI_TITLE: &str = "MI = log₂(O₁₁ / E₁₁); it prefers rare words (Church and Hanks 1990)";
pub const MI3_TITLE: &str = "MI³ = log₂(O₁₁³ / E₁₁); MI with more weight on frequent words (Daille 1994)";
pub const G2_TITLE: &str =
    "G² = 2 · Σ O · ln(O / E) over the four cells: how surely the two go together (Dunning 1993)";
pub const T_TITLE: &str = "t = (O₁₁ − E₁₁) / √O₁₁; it prefers frequent words (Church et al. 1991)";
pub const Z_TITLE: &str = "z = (O₁₁ − E₁₁) / √E₁₁ (Berry-Rogghe 1973)";
pub const DICE_TITLE: &str = "Dice = 2 · O₁₁ / (matches + C₁), from 0 to 1";
pub const DP21: &str = "ΔP word|match";
pub const DP21_TITLE: &str = "ΔP₂₁ = O₁₁ / R₁ − O₂₁ / R₂: how much likelier the word is in a window (Gries 2013)";
pub const DP12: &str = "ΔP match|word";
pub const DP12_TITLE: &str = "ΔP₁₂ = O₁₁ / C₁ − O₁₂ / C₂: how much likelier a window is where the word is (Gries 2013)";
pub const PLACE_TITLE: &str = "How many matches have the word at just this place: L before the match, R after it";

pub const WINDOW: &str = "Window";
pub const WINDOWS: &[(&str, &str)] = &[
    ("1L,1R", "1 left, 1 right"),
    ("2L,2R", "2 left, 2 right"),
    ("3L,3R", "3 left, 3 right"),
    ("5L,5R", "5 left, 5 right"),
    ("10L,10R", "10 left, 10 right"),
    ("5L,0R", "5 left"),
    ("0L,5R", "5 right"),
    ("sentence", "the sentence"),
];
pub const LEAST: &str = "At least";
pub const LEAST_UNIT: &str = "in windows";
pub const DRAWN: &str = "Words";
pub const DIRECTIONS: &[(&str, &str)] =
    &[("attracted", "more often than expected"), ("repelled", "less often than expected"), ("both", "all")];
pub const EMPTY_TITLE: &str = "No word is left";
pub const EMPTY_HELP: &str =
    "No word stands so often in these windows. Ask for a lower number, a wider window or fewer letters.";
pub const BEGIN_TITLE: &str = "Which words stand beside a word?";
pub const BEGIN_HELP: &str =
    "Type a word or a phrase into the box: here are the words that stand around it more often than chance has it.";
pub const NETWORK: &str = "The strongest of the table around the matches, at the left those that mostly stand before them. The stronger, the heavier the line; an arc joins two words that are often around the same match.";

/// "1,204 matches; 11,310 of 98,200 words stand in their windows, in 54 documents".
pub fn caption(matches: &str, around: &str, all: &str, documents: &str) -> String {
    [matches, "; ", around, " of ", all, " other words stand in their windows, in ", documents].concat()
}

/// A chip: "near: human, 5 left, 5 right".
pub fn near(term: &str, window: &str) -> String {
    ["With “", term, "” in the window ", window].concat()
}
