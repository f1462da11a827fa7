### What the page shows everywhere, in English.
###
### A folder of locales/ is a language, by its tag; it has the files and messages of the English folder, and may have
### plural forms of its own. A message of page.ftl is a function of `ui::words` in the code (`link-title` is
### `words::link_title`), one of another file a function of the module that the file is named after: `chart-title` in
### chart.ftl is `words::chart::title`. Under "Variables" stand the parameters, in their order: a String is shown as it
### is; a Number is written by the rules of the reader's language, and chooses plural forms. build/locales.rs makes the
### functions.
###
### House rules: a sentence says what is so and what to do; a button says what it does.

brand = Readout
skip = Skip to the content
search-label = Search the corpus
search-hint = Words, "a phrase", speaker:name, date:2020 …
views = Views
overview = Overview
search = Search
trends = Trends
terms = Terms
collocates = Collocates
compare = Compare
concordance = Concordance
documents = Documents
corpora = Corpora

## Tools of the head.

tools = Tools
link = Link
link-title = Copy a link that reopens exactly this view
link-copied = The link to this view is on the clipboard.
about = About
help = Help and keys
to-dark = Dark
to-light = Light
to-dark-title = Use dark colours
to-light-title = Use light colours

# The other language by its own name, and what choosing it does.
other-language = 中文

other-language-title = 用中文显示界面

## Things done everywhere.

close = Close
dismiss = Dismiss
undo = Undo
copy = Copy
reload = Reload
try-again = Try again
remove = Remove
clear-all = Clear all
show-more = Show more

# Behind the beginning of a long name or word, which it follows without a space.
#
# Variables:
#   $count (String) - How many letters are left out.
more-letters = … { $count } more letters

show-fewer = Show fewer
csv = CSV
csv-settings = with settings
csv-settings-title = The file begins with lines that say what it was made from. Not every program passes over them: JSON has them too.
copy-by-hand = Copy it yourself
copy-by-hand-help = The browser does not let this page copy. The text is chosen below: Ctrl+C, or ⌘C, copies it.
copy-by-hand-text = The text to copy
loading = Counting …
opening = Opening the corpus …
counting = Counting …

# A quarter of a year: by itself under the name of its year, and with it.
# Variables:
#   $number (String) - Which quarter, from 1 to 4.
quarter = Q{ $number }

# Variables:
#   $number (String) - Which quarter, from 1 to 4.
#   $year (String) - The year.
quarter-of = Q{ $number } { $year }

## On paper, in place of the rows of a long list that are not on the page.

not-printed = Rows further from what was on the screen are not printed; the CSV has all of them.

## Below a view that stands in another page.

open-whole = Open in Readout

## A newer page, which waits to be taken.

update-ready = A newer version of this page is ready. It opens the same view.
update-take = Use it

## Faults.

corpus-has-changed = This link was made with an earlier state of the corpus. The view is the same, but its numbers may differ.
corpus-read-again = The texts have changed. The page shows them as they are now.
closed-title = The corpus cannot be opened
closed-help = Check the connection and reload. Where it stays so, the corpus was not copied whole to its server.
other-build-title = The page was updated while it loaded
other-build-help = Its parts are of two versions. Reloading brings them together.
no-worker-title = The search engine cannot run
no-worker-help = It failed several times, or the browser does not let it start. Reload, or try another browser.
replaced-title = The search engine failed and was started again
replaced-help = Nothing is lost. Try the same question again, or change it if it fails again.
no-answer = It did not answer for ten seconds.
query-waits-title = The query cannot be read
query-waits-help = Its answers are shown here once it can. Mend the part that is underlined above; ? beside the box shows what can be written.
# Variables:
#   $query (String) - The query before.
stale = These are still the answers to: { $query }

stale-all = These are still the answers to an empty query.
empty-query = an empty query

# Variables:
#   $queries (String) - The queries before, in quotation marks, with commas between them.
stale-several = These are still the answers to several queries: { $queries }

# What stands below the search box: what a query leaves uncounted, and what was left out of it.
query-notes = About this query

include = include

# Variables:
#   $query (String) - The query.
query-now = The query is now “{ $query }”.

query-unreadable = This part of the query cannot be read:

## Filters.

filters = Filters

# Variables:
#   $count (String) - How many there are.
filters-chosen = Filters ({ $count })

matching = Matching

# What stands in the search box for the next.
forms-short = forms

forms-stem = Related forms of a word
forms-stem-title = Plain words match by their stem: sanction also finds sanctions and sanctioned
case = Capitals matter
case-title = Plain words match only as they are written: May, not may
time = Time
from = From
to = To
from-bar = First bar of the time
to-bar = Last bar of the time
date-hint = 2020, 2020-07 or 2020-07-30
date-shape = yyyy-mm-dd
date-unreadable = Write a year, a month or a day: 2020, 2020-07 or 2020-07-30.
time-reversed = This time ends before it begins.
number-hint = A number such as 1200 or -0.5
number-unreadable = Write a number such as 1200 or -0.5.
numbers-reversed = The greatest number is less than the least.
cleared = Filters cleared.
typed-filter = Typed into the box as part of the query
no-value-matches = No value has these letters.

## Subsets.

subset = Subset
subsets = Subsets
keep-subset = Keep as subset
subset-unreadable = A query that cannot be read cannot be kept
subsets-title = Give the present query and filters a name, to be used like a filter
subsets-help = A subset is a query with filters under a name: the documents that it finds, as far as its filters leave them. It can be used wherever a filter can, and in the box as subset:name. Subsets are kept in this browser; a link to a view carries those that the view uses.
subsets-kept = What can be used here
no-subsets = No subset has been kept yet. Search for something or choose a filter, then keep it here.
subset-name = Name
subset-is = Query and filters
subset-do = Do
keep = Keep
replace = Replace
use-subset = Use as filter
open-subset = Open
subset-unnamed = Give it a name.
subset-of-itself = The present view uses the subset of this name, which cannot be a part of itself. Give it another name.

# Variables:
#   $what (String) - Its query and filters.
subset-of = The present view: { $what }

# Variables:
#   $name (String) - Its name.
subset-kept = Kept as “{ $name }”.

# Variables:
#   $name (String) - Its name.
subset-forgotten = Removed “{ $name }”.

# Variables:
#   $name (String) - Its name.
subset-differs = This link came with another subset “{ $name }” than the one that you have kept: here the link’s is used.

## Written forms.

forms = Written forms
forms-title = How the words of the query are written in the text, with counts
forms-help = How what the query matches is written in the text in view. A click shows one form alone.
form = Form
share = Share

# Variables:
#   $query (String) - The query, as it is written.
#   $matches (String) - How many matches, with the noun.
#   $forms (String) - How many written forms, with the noun.
forms-caption = { $query }: { $matches } in { $forms }

## Search.

sort-by = Sort by
sort-relevance = relevance
sort-newest = newest first
sort-oldest = oldest first
sort-hits = most hits
sort-title = title
sort-length = longest
nothing-title = Nothing found
nothing-help = No document has all of this. Take away a word or a filter, or try one of these:

# Variables:
#   $count (Number) - How many there are.
count-documents =
    { $count ->
        [one] { $count } document
       *[other] { $count } documents
    }

# Variables:
#   $count (Number) - How many there are.
count-words =
    { $count ->
        [one] { $count } word
       *[other] { $count } words
    }

# Variables:
#   $count (Number) - How many there are.
count-hits =
    { $count ->
        [one] { $count } hit
       *[other] { $count } hits
    }

# Variables:
#   $count (Number) - How many there are.
count-matches =
    { $count ->
        [one] { $count } match
       *[other] { $count } matches
    }

# Variables:
#   $count (Number) - How many there are.
count-forms =
    { $count ->
        [one] { $count } form
       *[other] { $count } forms
    }

# "12 hits in 3 of 54 documents".
# Variables:
#   $hits (Number) - The number of hits.
#   $some (String) - How many documents have hits.
#   $documents (String) - How many documents there are, with the noun.
hits-in-documents =
    { $hits ->
        [one] { $hits } hit in { $some } of { $documents }
       *[other] { $hits } hits in { $some } of { $documents }
    }

# "3 of 54 documents", "20 of 80 words".
# Variables:
#   $some (String) - How many of them.
#   $all (String) - How many there are in all.
some-of = { $some } of { $all }

# Variables:
#   $words (String) - How many words, with the noun.
in-view = { $words } in view

# Variables:
#   $what (String) - The name of what is shown.
all = All { $what }

# Variables:
#   $query (String) - The query, as it is written.
query-cleared = Cleared “{ $query }”.

# Variables:
#   $label (String) - The label of the field.
find-in = Find in { $label }

# Variables:
#   $count (String) - How many there are.
show-all = Show all { $count }

# Variables:
#   $documents (String) - How many documents, with the noun.
#   $share (String) - A percentage.
#   $words (String) - How many words, with the noun.
facet-title = { $documents }, { $share } of those here; { $words }

# Variables:
#   $hits (String) - How many hits, with the noun.
#   $documents (String) - How many documents, with the noun.
#   $share (String) - A percentage.
#   $words (String) - How many words, with the noun.
facet-title-hits = { $hits } in { $documents }, { $share } of the hits here; { $words }

# What the numbers beside the values of a field count.
facet-of-hits = hits
facet-of-documents = documents

# Variables:
#   $count (String) - How many values are listed at most.
facet-cut = Only the first { $count } are listed: type letters of the others.

# Variables:
#   $count (String) - How many values of a field have no hits.
none-show-hits = { $count } more without hits: show

# Variables:
#   $count (String) - How many values of a field have no hits.
none-hide-hits = Hide { $count } without hits

# Variables:
#   $count (String) - How many values of a field have no documents.
none-show-documents = { $count } more without documents: show

# Variables:
#   $count (String) - How many values of a field have no documents.
none-hide-documents = Hide { $count } without documents

# Variables:
#   $filter (String) - The filter, as a chip names it.
remove-filter = Remove { $filter }

# Variables:
#   $value (String) - The value.
leave-out = Leave out { $value }

# A condition on a field.
# Variables:
#   $field (String) - The label of the field.
#   $values (String) - The values before, joined already.
chip = { $field }: { $values }

# Variables:
#   $field (String) - The label of the field.
#   $values (String) - The values before, joined already.
chip-not = { $field }: not { $values }

# Variables:
#   $field (String) - The label of the field.
chip-any = { $field }: any given

# Variables:
#   $field (String) - The label of the field.
chip-none = { $field }: none given

# Values of a condition.
# Variables:
#   $values (String) - The values before, joined already.
#   $value (String) - The last value.
or = { $values } or { $value }

# Variables:
#   $label (String) - The name.
#   $value (String) - The value.
labelled = { $label }: { $value }

# Variables:
#   $from (String) - Where it begins.
#   $to (String) - Where it ends.
range = { $from } – { $to }

# A time that is open at its end.
# Variables:
#   $from (String) - Where it begins.
since = from { $from } on

# A time that is open at its beginning.
# Variables:
#   $to (String) - Where it ends.
until = until { $to }

## About.

words = Words
distinct-words = Distinct words
turns = Turns
period = Period
speakers = Speakers
licence = Licence
citation = Cite as
cite = Cite
cite-title = How this is cited: in words, and for reference managers
cite-in-words = In words
save = Save

# Variables:
#   $title (String) - The document's title.
#   $corpus (String) - The corpus's title.
#   $link (String) - The address of the document.
#   $today (String) - The day.
cite-document = { $title }. In: { $corpus }. { $link } ({ $today })

# Variables:
#   $by (String) - Who wrote it, and when.
#   $title (String) - The document's title.
#   $corpus (String) - The corpus's title.
#   $link (String) - The address of the document.
#   $today (String) - The day.
cite-document-by = { $by }: { $title }. In: { $corpus }. { $link } ({ $today })

# Variables:
#   $title (String) - The corpus's title.
#   $fingerprint (String) - The first digits of its fingerprint.
#   $version (String) - The release of Readout.
#   $link (String) - The address of the page.
#   $today (String) - The day.
cite-corpus = { $title }. Corpus (fingerprint { $fingerprint }), { $version }. { $link } ({ $today })

citation-copied = The citation is on the clipboard.
wording = Wording
wording-verbatim = verbatim
wording-digest = a digest: not the speakers’ own words
fingerprint = Fingerprint
stemmer = Stemmer
quotation-marks = Quoted text between
none = none
about-readout = About Readout
privacy = Everything happens in this browser. What you type, choose and read is sent nowhere; the page asks no other host for anything, sets no cookie and remembers only the colours, the language, past queries, columns, subsets and lines that you chose.

# The page that says more of it.
trust-page = trust.html

trust = Accessibility, privacy and rights
stored = The page also keeps a copy of itself and of its corpus in this browser, which opens without a network.
forget = Forget all that is kept here
forget-sure = Forget subsets, chosen lines and all else?

# Variables:
#   $number (String) - The number of the release.
version = Readout { $number }

## Help.

offers = Words, fields and values that begin so
past-query = past query
field = field
help-query = What to write into the box
help-write = Write
help-finds = Finds

# The address of the page that says all of it.
language-page = language.html

help-language = The query language, whole
help-language-says = : what a word is, what comes first, and all of the above in detail.
help-keys = Keys
help-key = Key
help-does = Does

## What each kind of query finds.

example-words = documents with both words, anywhere
example-phrase = the words next to each other, in this order
example-gap = one other word between them
example-near = in any order, with at most five other words among them
example-either = either word
example-series = each word as a series of its own in charts; together, any of them
example-without = documents with the first word and without the second
example-group = brackets group
example-begins = words that begin so; the star may stand anywhere
example-one-letter = exactly one letter
example-regex = a regular expression over the whole word
example-edits = words that differ by one letter; ~2: by two
example-written = written just so, capitals and all
example-norm = exactly this word, whatever the matching is set to
example-sequence = tokens by word, norm, fold or stem, with gaps, in one sentence
example-field = the word, only in text with this value
example-not-field = the word, only in text without this value
example-year = documents of that year
example-range = documents from that month to the end of that year
help-subset = subset:name
help-subset-finds = what you have kept under that name: “Keep as subset” stands beside the filters

## Keys, and what they do.

key-space = Space
key-search-box = goes to the search box
key-help = this help
key-offers = in the search box: goes through what it offers; in an empty one, through past queries
key-search = in the search box: takes the chosen offer, or shows the results
key-clear = in the search box: closes what it offers, then clears it; once more brings the query back
key-close = closes a dialog, or the filters over a narrow page
key-hit-after = in a document: the next hit
key-hit-before = in a document: the previous hit
key-lines = in the concordance: the next line, the one before
key-open-line = on a line: opens it in its text
key-choose-line = on a line: chooses it
key-copy-line = on a line: copies it with its source
key-points = on a chart: goes from point to point; with Shift it chooses a stretch of time
key-ends = on a chart: goes to the first point, to the last
key-open-point = on a chart: opens what a point counts, or filters by the chosen stretch
key-leave-point = on a chart: leaves point and stretch

## Overview.

try-words = Words to begin with
try-help = Frequent in some of the documents and rare in the others.
compare-three = Compare three of them
compare-over-time = Compare three of them over time

# Variables:
#   $what (String) - What is counted.
#   $time (String) - The unit of time.
#   $field (String) - The label of the field.
by-time-and-field = { $what } by { $time } and { $field }

counted = Count
all-others = all others
undivided = nothing

# Variables:
#   $query (String) - The query, as it is written.
found-by = Documents that “{ $query }” finds.

# Variables:
#   $shown (String) - How many are shown.
#   $all (String) - How many there are in all.
#   $field (String) - The label of the field.
parts-overlap = { $shown } of { $all } values have a part. Some documents have several values of { $field } and count in the part of each: a column is higher than what there is.

words-as = Words
as-list = as a list
as-cloud = as a cloud
all-words = All words, with their dispersion
frequent-words = Most frequent
frequent-help = Without words of grammar.
typical-words = Typical of these documents
typical-help = More frequent in them than in the rest of the corpus, the surest by G².
frequencies = The numbers are frequencies in these documents.
size-freq = The area of its letters goes by a word’s frequency.
size-g2 = The area of its letters goes by a word’s G².
what-is-here = What is here
value = Value
share-of-words = Share of words
share-of-hits = Share of hits

# Variables:
#   $words (String) - How many words or hits, with the noun.
shares-of = of { $words }

# Variables:
#   $all (String) - How many there are in the whole corpus.
of-all = of { $all }
more-about = About the corpus

# Variables:
#   $count (String) - How many more.
and-more = and { $count } more

## Search and Documents.

without-filters = Remove all filters
without-query = Clear the query
columns = Columns
title = Title
date = Date
hits = Hits

# Variables:
#   $documents (String) - How many documents, with the noun.
#   $words (String) - How many words, with the noun.
documents-and-words = { $documents }, { $words }

## Reader.

previous-hit = Previous hit
next-hit = Next hit
no-hits = No hits in this document
previous-document = Previous document
next-document = Next document
hit-places = Where the hits lie in the document
asks = asks
answers = answers
# Variables:
#   $corpus (String) - The title of the corpus.
read-digest = This text is of the digest ‘{ $corpus }’, not an original: only words in quotation marks are the speakers’ own.

missing-title = This document is not in the corpus
missing-help = The link names a document that the corpus does not have, or has under another name now.
all-documents = All documents
place-copied = The link to this paragraph is on the clipboard.
some-dimmed = The filters leave out the paler paragraphs.
long-text = A long text: only what is near what you read is on the page. The browser’s own search and its printing go no further; the search box above sees all of it.
text-not-printed = The text further from what was on the screen is not printed.
copy-paragraph = Copy
copy-paragraph-title = Copy the whole paragraph: it is long, and only the part near what you read is on the page
paragraph-copied = The whole paragraph is on the clipboard.
details = About this document

# Variables:
#   $number (String) - Which one it is, counted from 1.
#   $all (String) - How many there are in all.
hit-of = Hit { $number } of { $all }

# Variables:
#   $number (String) - Which one it is, counted from 1.
paragraph-link = Link to paragraph { $number }

# Variables:
#   $view (String) - The title of the view.
#   $corpus (String) - The title of the corpus.
window-title = { $view } · { $corpus } – Readout
