### Collocates.

collocates-term = Collocate
collocates-term-title = The word beside the matches, by its normal form
collocates-o11 = In window
collocates-o11-title = O₁₁: how many places in the windows of all matches have the word, each place once
collocates-lines = Matches
collocates-lines-title = How many matches have the word in their window: its lines
collocates-c1 = In all
collocates-c1-title = C₁: how often the word occurs in this view outside of matches
collocates-e11 = Expected
collocates-e11-title = E₁₁ = R₁ · C₁ / N: how often it would be in the windows if it did not care for the matches
collocates-log-dice = logDice
collocates-log-dice-title = logDice = 14 + log₂(2 · O₁₁ / (matches + C₁)), at most 14; it does not grow with the corpus (Rychlý 2008)
collocates-mi = MI
collocates-mi-title = MI = log₂(O₁₁ / E₁₁); it prefers rare words (Church and Hanks 1990)
collocates-mi3 = MI³
collocates-mi3-title = MI³ = log₂(O₁₁³ / E₁₁); MI with more weight on frequent words (Daille 1994)
collocates-g2 = G²
collocates-g2-title = Log-likelihood G² = 2 · Σ O · ln(O / E) over the four cells: how surely the two go together (Dunning 1993)
collocates-t = t
collocates-t-title = t = (O₁₁ − E₁₁) / √O₁₁; it prefers frequent words (Church et al. 1991)
collocates-z = z
collocates-z-title = z = (O₁₁ − E₁₁) / √E₁₁ (Berry-Rogghe 1973)
collocates-dice = Dice
collocates-dice-title = Dice = 2 · O₁₁ / (matches + C₁), from 0 to 1
collocates-dp21 = ΔP word|match
collocates-dp21-title = ΔP₂₁ = O₁₁ / R₁ − O₂₁ / R₂: how much likelier the word is in a window (Gries 2013)
collocates-dp12 = ΔP match|word
collocates-dp12-title = ΔP₁₂ = O₁₁ / C₁ − O₁₂ / C₂: how much likelier a window is where the word is (Gries 2013)
collocates-place-title = How many matches have the word at just this place: L before the match, R after it
collocates-window = Window
collocates-window-1l-1r = 1 left, 1 right
collocates-window-2l-2r = 2 left, 2 right
collocates-window-3l-3r = 3 left, 3 right
collocates-window-5l-5r = 5 left, 5 right
collocates-window-10l-10r = 10 left, 10 right
collocates-window-5l-0r = 5 left
collocates-window-0l-5r = 5 right
collocates-window-sentence = the sentence
collocates-least = At least
collocates-least-unit = in windows
collocates-drawn = Words
collocates-drawn-attracted = more often than expected
collocates-drawn-repelled = less often than expected
collocates-drawn-both = all
collocates-empty-title = No word is left
collocates-empty-help = No word stands so often in these windows. Ask for a lower number, a wider window or fewer letters.
collocates-begin-title = Which words stand beside a word?
collocates-begin-help = Type a word or a phrase into the box: here are the words that stand around it more often than chance has it.
collocates-network = The strongest of the table around the matches, at the left those that mostly stand before them. The stronger, the heavier the line; an arc joins two words that are often around the same match.

# "1,204 matches; 11,310 of 98,200 words stand in their windows, in 54 documents".
# Variables:
#   $matches (String) - How many matches, with the noun.
#   $around (String) - How many words stand in the windows.
#   $all (String) - How many there are in all.
#   $documents (String) - How many documents, with the noun.
collocates-caption = { $matches }; { $around } of { $all } other words stand in their windows, in { $documents }

# A chip: "near: human, 5 left, 5 right".
# Variables:
#   $term (String) - The term.
#   $window (String) - The window, in words.
#   $edge (String) - What the window stays within.
collocates-near = With “{ $term }” in the window { $window } ({ $edge })

# Variables:
#   $least (Number) - How often a word has to be in windows.
collocates-too-rare = No word is at least { $least } times in these windows.
