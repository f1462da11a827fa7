### What the engine says to a person. Each message is a variant of `message::Message` in the code, with a field for each of
### its variables, and stands by its English text on the command line. Signs and words of the query language and names of
### fields are the same in every language.

## A query that cannot be read: what is wrong with a part of it, and how to mend it.

message-too-long = The query is too long.

# Variables:
#   $bytes (Number) - The greatest length.
message-ask-for-less = Ask for less at once: a query may have { $bytes } bytes.

# Variables:
#   $most (Number) - The greatest number.
message-many-filters = There are more than { $most } filters.
message-join-filters = Join values of one field in one filter, as in speaker:(Smith|Miller).

message-unopened-parenthesis = This parenthesis closes nothing.
message-open-one = Take it out, or open one before.
message-unclosed-parenthesis = This parenthesis is not closed.

# Variables:
#   $sign (String) - The sign.
message-close-with = Close it with { $sign }.

message-unclosed-quotation = This quotation mark is not closed.
message-close-with-another = Close it with another one.
message-unclosed-bracket = This bracket is not closed.
message-one-sided-or = There is nothing on one side of this OR.
message-write-both-sides = Write a word on both sides of it.
message-nothing-after-and = There is nothing after this AND.
message-nothing-before-and = There is nothing before this AND.
message-take-out-and = Take it out: words that follow one another are an AND.
message-nothing-after-not = There is nothing after this NOT.
message-write-after-not = Write the word that must not be there right behind it.
message-too-deep = The query is nested too deeply.
message-take-out-some = Take out some parentheses.
message-empty-parentheses = There is nothing between these parentheses.
message-fill-parentheses = Write words between them, or take them out.

# Variables:
#   $field (String) - The name of the field.
message-no-value = There is no value after “{ $field }:”.

# Variables:
#   $field (String) - The name of the field.
message-write-value = Write one right behind the colon, such as { $field }:"…"; put a word with a colon in quotation marks.

message-empty-quotation = There is no word between these quotation marks.
message-fill-quotation = Write the phrase between them, or take them out.
message-long-phrase = The phrase is too long.

# Variables:
#   $most (Number) - The greatest number.
message-shorten-phrase = A phrase may have { $most } words.

message-no-distance = This ~ does not say how near the words are to be.
message-large-distance = This number is too large.

# Variables:
#   $most (Number) - The greatest number.
message-write-distance = Write a number up to { $most } behind it, such as "…"~5: at most so many other words among them.

message-star-among-near = A * stands for no word here.
message-take-out-star = Take it out: the number says how many other words there may be.
message-one-word-near = One word is near nothing.
message-write-two-words = Write two words or more between the quotation marks; for similar spellings write ~ right behind the word.
message-many-words-near = These are too many words.

# Variables:
#   $most (Number) - The greatest number.
message-ask-for-fewer = Ask for at most { $most } words near each other.

# Variables:
#   $text (String) - The text, as it is written.
message-holds-no-word = “{ $text }” holds no word.

message-words-have-letters = Words have letters or digits; take it out.
message-unclosed-regex = This regular expression is not closed.
message-close-with-slash = Close it with another /.
message-empty-regex = There is no regular expression here.
message-fill-regex = Write one between the signs.

# Variables:
#   $why (BadRegex) - Why.
message-unreadable-regex = This regular expression cannot be read: { $why }.

message-mend-regex = Mend it, or write \ before a sign that stands for itself.
message-nothing-written = There is no word after this =.
message-write-behind = Write it right behind, such as =May.
message-bad-edits = There is no such number of edits.
message-write-edits = Write ~ or ~2 behind a word for spellings that differ by one letter or by two.
message-similar-to-more = Similar spellings are of one word.
message-similar-to-one = Write ~ behind a single word without * and ?.
message-empty-sequence = This sequence may be of no token at all.
message-require-one = Let one of its tokens be there at least once.
message-long-sequence = The sequence may become too long.

# Variables:
#   $most (Number) - The greatest number.
message-shorten-sequence = It may have { $most } tokens, repetitions included.

message-within-what = It is not said within what.

# Variables:
#   $word (String) - The word.
message-unknown-within = There is no “{ $word }” to be within.

# Variables:
#   $tag (String) - The tag as it was written.
message-tag-in-query = Tags such as { $tag } are not read.
message-write-within = Write within sentence, within turn or within document; put the word itself in quotation marks.
message-bracket-expected = Here the bracket is to be closed, or the condition to go on.
message-close-or-go-on = Write ], & and another condition, or | and another one.
message-bad-repetition = This repetition cannot be read.

# Variables:
#   $range (String) - An example of how it is written.
message-write-repetition = Write the least and the most between braces, such as { $range }, or one number; or one of ?, * and +.

message-quoted-tokens = Beside other tokens each quotation is one token, and there is more than one word in this.

# Variables:
#   $words (String) - The words, each in quotation marks.
message-quote-each = Write { $words }; for a phrase that stands anywhere in the document, write AND between it and the tokens.

# Variables:
#   $flag (String) - The sign, as it is written.
message-unknown-flag = There is no { $flag } here.

message-write-attribute = Take it out: capitals do not matter; without accents, write [fold="…"].
message-ampersand-outside = This & stands outside of brackets.
message-join-in-brackets = Conditions on one token are joined in its bracket, such as [word="…" & norm!="…"]; between two sequences write AND.

message-no-attribute = Here an attribute is missing.

# Variables:
#   $name (String) - What stands in its place.
message-unknown-attribute = There is no attribute “{ $name }”.

message-attributes = There are word (as written), norm, fold and stem, and case="yes".

# Variables:
#   $name (String) - The attribute.
message-no-equals = Behind { $name }, = or != is missing.

message-no-text = Behind this sign a text between quotation marks is missing.
message-write-condition = Write a condition such as norm="…", or nothing for any token.
message-bad-case = Case is told apart or not.
message-write-case = Write case="yes", or take it out.
message-no-fields = This corpus has no fields.

# Variables:
#   $name (String) - What stands in its place.
message-unknown-field = There is no field “{ $name }”.

# Variables:
#   $names (String) - The names, joined by commas.
message-there-are = There are { $names }.

# After message-no-fields or message-there-are.
message-quote-colon = Put a word with a colon in quotation marks.

# Variables:
#   $text (String) - The text, as it is written.
message-bad-date = “{ $text }” is not a date.

message-write-date = Write 2020, 2020-07 or 2020-07-30; 2019..2020 for a time, >=2020 for since.
message-nothing-after-sign = There is nothing after this sign.
message-no-ends = Neither end of this range is given.
message-backwards-numbers = This range ends before it begins.
message-smaller-first = Write the smaller number first.
message-backwards-time = This time ends before it begins.
message-earlier-first = Write the earlier date first.

# Variables:
#   $text (String) - The text, as it is written.
message-bad-number = “{ $text }” is not a number.

message-write-number = Write 100, 100..200 or >=100.
message-word-in-filter = A filter holds conditions only, and this is a word.
message-write-filter = Write field:value, or move the word into the query.
message-unknown-subset = There is no subset of this name.
message-no-subsets = No subset has been kept.

# Variables:
#   $name (String) - The name of the subset.
message-own-part = The subset “{ $name }” is a part of itself.

message-take-out-itself = Take it out of its own query and filters.

## How a query was read.

# Variables:
#   $sign (String) - How often a token is to come, as it is written.
#   $times (Number) - The bound.
#   $most (Number) - The greatest number of tokens.
message-taken-up-to = { $sign } is taken up to { $times } times: a sequence has { $most } tokens at most.

message-case-before-forms = Capitals are told apart, so that each word stands for itself alone: its other forms are not counted.
message-no-stemmer = This corpus has no stemmer, so that other forms of a word are not found: each is its own stem. A stemmer can be named in corpus.toml.
message-near-is-written = Words near each other are written "one two"~5: in any order, with at most 5 others between them.
# Variables:
#   $regex (String) - The word as it was written.
message-regex-in-slashes = A regular expression stands between slashes: /{ $regex }/.
# Variables:
#   $written (String) - What no token can be.
#   $tokens (String) - The tokens of it, each as a test of its own.
message-several-tokens = “{ $written }” is more than one token; write { $tokens }.
# Variables:
#   $word (String) - The word with its capitals.
message-capitals-passed-over = Capitals do not matter in [word="{ $word }"]; write [word="{ $word }" & case="yes"] where they do.

# Variables:
#   $signs (String) - The signs, with spaces between them.
#   $count (Number) - How many signs.
message-signs-left-out =
    { $count ->
        [one] { $signs } is not counted as a word and was left out.
       *[other] { $signs } are not counted as words and were left out.
    }

## Two sentences, one after the other.

# Variables:
#   $first (Message) - A sentence.
#   $second (Message) - The sentence after it.
message-both = { $first } { $second }

## Conditions. $field is the label of a field, in small letters.

# Variables:
#   $field (String) - The label of the field.
#   $value (String) - The value.
message-none-is = No { $field } is “{ $value }”.

# Variables:
#   $value (String) - A value of the field that is much like it.
message-there-is = There is “{ $value }”.

# Variables:
#   $names (String) - The names, joined by commas.
#   $more (Number) - How many more there are.
message-and-more = There are { $names } and { $more } more.

# Variables:
#   $first (String) - The first date.
#   $last (String) - The last date.
message-earliest-latest = The earliest is { $first }, the latest { $last }.

# Variables:
#   $count (Number) - How many there are.
#   $field (String) - The label of the field.
message-partly =
    { $count ->
        [one] { $count } document with a { $field } that lies only partly in that time is left out.
       *[other] { $count } documents with a { $field } that lies only partly in that time are left out.
    }

## Where nothing was found. $asked is a part of the query.

# Variables:
#   $asked (String) - The part of the query.
message-nowhere = { $asked } does not occur in this corpus.

# Variables:
#   $asked (String) - The part of the query.
#   $times (Number) - How often.
message-elsewhere =
    { $times ->
        [one] { $asked } does not occur in what the filters and conditions leave; it occurs once elsewhere.
       *[other] { $asked } does not occur in what the filters and conditions leave; it occurs { $times } times elsewhere.
    }

message-first-of-each = With the first of these for each part:

# Variables:
#   $filter (String) - The filter, as it is written.
#   $documents (Number) - How many documents.
message-without =
    { $documents ->
        [one] Without { $filter }, { $documents } document would be found.
       *[other] Without { $filter }, { $documents } documents would be found.
    }

# Variables:
#   $times (Number) - How often.
message-other-case =
    { $times ->
        [one] In other letters, capital or small, it occurs once.
       *[other] In other letters, capital or small, it occurs { $times } times.
    }

# Variables:
#   $forms (String) - The forms with their numbers, joined by commas.
message-other-forms = Other forms of the word occur: { $forms }.

# Variables:
#   $form (String) - The word of the corpus.
#   $times (Number) - How often.
message-like-spelling =
    { $times ->
        [one] Of like spelling, { $form } occurs once.
       *[other] Of like spelling, { $form } occurs { $times } times.
    }

# Variables:
#   $form (String) - The word of the corpus.
#   $times (Number) - How often.
message-like-spelling-hidden =
    { $times ->
        [one] Of like spelling, { $form } occurs once in text that the filters leave out.
       *[other] Of like spelling, { $form } occurs { $times } times in text that the filters leave out.
    }

# Variables:
#   $word (String) - The word.
message-does-not-occur = { $word } does not occur.

# Variables:
#   $times (Number) - How often.
message-stand-near =
    { $times ->
        [one] The words stand near each other once, in any order.
       *[other] The words stand near each other { $times } times, in any order.
    }

message-not-near = The words do not stand near each other; ask for documents with all of them.
message-no-document-has-all = Each part occurs, but no document has all of them.
message-all-have-excluded = All documents that have the rest also have what is left out with -.

# Variables:
#   $text (String) - The text, as it is written.
#   $times (Number) - How often.
message-stand-together = “{ $text }” as a phrase: { $times }.

# Variables:
#   $forms (String) - The words with their numbers, joined by commas.
message-also-forms = Not counted: also { $forms }.

# Variables:
#   $forms (String) - The words with their numbers, joined by commas.
#   $more (Number) - How many more there are.
message-also-forms-and-more = Not counted: also { $forms } and { $more } rarer.

## Figures.

# Variables:
#   $matches (Number) - How many matches.
message-few-matches = The figures rest on few matches ({ $matches }).

# Variables:
#   $words (Number) - How many words.
message-few-words = The figures rest on few words ({ $words }).

# Variables:
#   $least (Number) - How often a term has to occur.
#   $usual (Number) - How often it has to where there is more text.
message-small-view = This view is small: the list begins at a frequency of { $least }, and not of { $usual }.

# Variables:
#   $matches (Number) - How many matches.
#   $parts (Number) - How many parts there are.
message-few-for-parts = There are fewer matches ({ $matches }) than parts ({ $parts }): they cannot be spread evenly, and D flatters them.

# Variables:
#   $field (String) - The label of the field.
message-overlapping-parts = Some text has several values of { $field }: parts overlap, and what is in two counts twice.

# Variables:
#   $words (Number) - How many words.
#   $documents (Number) - How many documents.
message-short-documents =
    { $documents ->
        [one] One document has fewer than { $words } words, for which MATTR and MTLD are undefined.
       *[other] { $documents } documents have fewer than { $words } words, for which MATTR and MTLD are undefined.
    }

message-target-empty = The target has no words in this view.
message-reference-empty = The reference has no words: there is nothing to compare the target with.
message-independence = p and q hold for words drawn independently. Words in running text are not independent, so that differences look surer than they are: look at the log ratio, and at how many documents have the word.

# Variables:
#   $words (Number) - How many words.
message-sides-overlap = Target and reference overlap: { $words } words of both count for the target only.

# Variables:
#   $list (StopList) - The list.
message-stopped = Stop words are left out of the rows, by { $list }; counts and rates are still those of all words.

# Variables:
#   $bins (Number) - The greatest number.
message-widest-smooth = At most { $bins } bins are one value.

# Variables:
#   $words (Number) - How many words.
message-widest-window = A window has at most { $words } words on each side.

# Variables:
#   $words (Number) - How many words.
message-widest-context = Lines are shown with { $words } words on each side at most.

message-no-word-to-show = There is no word in the query to show with its context.

## What cannot be answered, and what to do.

message-no-collocates = Collocates are the words around matches, and this query has none.
message-no-dispersion = A dispersion is that of matches, and this query has none.
message-give-a-word = Give a word or a phrase.
message-no-target = There is no target.
message-say-target = Say which text to compare, such as speaker:Reuters.
message-list-of-words = A word list holds single words.
message-compare-words = Compare single words with it.

# Variables:
#   $least (Number) - The least number.
#   $most (Number) - The greatest number.
message-row-lengths = There are n-grams of { $least } to { $most } words.

message-ask-for-so-many = Ask for so many.
message-short-open-row = Only n-grams of three words or more have a place between the first and the last.

# Variables:
#   $least (Number) - The least number.
#   $most (Number) - The greatest number.
message-ask-for-range = Ask for { $least } to { $most }.

# Variables:
#   $language (String) - The language, by its tag.
message-no-stop-words = There is no list of stop words for “{ $language }”.

message-stop-word-lists = There are en (English) and zh (Chinese); or give the words.
message-many-bins = There are too many bins between the first and the last date.
message-longer-unit = Choose a longer unit of time, or a shorter range of dates.
message-no-dates = No document of this corpus has a date.
message-count-by-field = Count by a field instead, or give the documents a date.

# Variables:
#   $name (String) - The name of the field.
message-not-dates = “{ $name }” is no field of dates.

message-no-date-fields = This corpus has none; count by a field instead.

# Variables:
#   $names (String) - The names, joined by commas.
message-date-fields = Fields of dates are { $names }.

message-many-runs = The text cannot be cut into so many runs.

# Variables:
#   $most (Number) - The greatest number.
message-give-runs = Give a number from 1 to { $most }.

# Variables:
#   $words (Number) - How many words.
message-far-place = There is no place { $words } words from the match.

# Variables:
#   $most (Number) - The greatest number.
message-give-place = Give 1 to { $most } words.

# Variables:
#   $most (Number) - The greatest number.
message-many-keys = Lines are sorted by { $most } keys at most.

message-leave-out-last = Leave the last ones out.

# Variables:
#   $path (String) - The path of the document.
message-no-document = There is no document “{ $path }” in this corpus.

message-look-by-title = It may have been renamed. Look for it by its title, or in Documents.
message-not-open = No corpus is open.
message-open-first = Open one first.

# Variables:
#   $file (String) - The name of the file.
#   $why (Malformed) - Why.
message-damaged = The corpus is damaged: { $file }: { $why }.

# Variables:
#   $error (String) - What the browser says.
message-not-fetched = The corpus could not be fetched: { $error }.

message-fetch-again = Fetch it again, or build it again with `readout build`.

# Variables:
#   $format (Number) - The format of the corpus.
#   $known (Number) - The newest format that can be read.
message-newer = This corpus has format { $format }, and this page reads up to { $known }.
# Variables:
#   $format (Number) - The format of the corpus.
#   $known (Number) - The format that can be read.
message-older = This corpus was built by an older Readout: it has format { $format }, and this one reads { $known }.
message-build-again = Build it again from its texts, with this Readout’s `readout build` or `readout site`.

message-reload = Reload the page to get its newest version.

message-only-counted = Lines are counted by categories of one’s own, and not sorted.
message-choose-other-key = Sort by something else.

message-alike = Alike: the 95 % interval of the log ratio lies between −0.5 and 0.5, so that neither rate is more than 1.41 times the other.

## What an answer is made from.

# Variables:
#   $corpus (String) - The title of the corpus.
message-of-digest = Worded by and counted in the digest ‘{ $corpus }’, not in the originals.
