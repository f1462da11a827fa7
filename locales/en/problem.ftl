### What a link has that could not be used. $part is the name of a part of the link, and $value what stands there for it:
### neither has another name in another language.

# Variables:
#   $part (String) - The name of the part of the link.
problem-twice = The link gives “{ $part }” more than once; the first is used.

# Variables:
#   $part (String) - The name of the part of the link.
problem-damaged = The link’s part “{ $part }” is damaged and was left out.

# Variables:
#   $part (String) - The name of the part of the link.
problem-unknown = The link’s part “{ $part }” is unknown and was left out.

# Variables:
#   $part (String) - The name of the part of the link.
problem-meaningless = The link’s part “{ $part }” means nothing here and was left out.

# Variables:
#   $part (String) - The name of the part of the link.
problem-no-view = There is no view named “{ $part }”; this is the overview.

problem-no-document = The link names no document that could be read; here are all of them.
problem-no-text = The link names a place in a text, but no text; the place was left out.

# Variables:
#   $part (String) - The name of the part of the link.
#   $value (String) - What stands there.
problem-no-field = The link’s { $part } is “{ $value }”, but the corpus has no such field; it was left out.

# Variables:
#   $part (String) - The name of the part of the link.
#   $value (String) - What stands there.
problem-no-date-field = The link’s { $part } is “{ $value }”, but the corpus has no such field of dates; it was left out.

# Variables:
#   $value (String) - What stands there.
#   $why (String) - Why, a sentence.
problem-unreadable = The link’s filter “{ $value }” was left out. { $why }

# Variables:
#   $part (String) - The name of the part of the link.
#   $most (Number) - How many there may be.
problem-many = The link has more than { $most } parts “{ $part }”; those beyond were left out.

# Variables:
#   $part (String) - The name of the part of the link.
#   $most (Number) - How many bytes it may have.
problem-long = The link’s { $part } is longer than { $most } bytes; it was left out.

# Variables:
#   $part (String) - The name of the part of the link.
problem-marks = The link’s { $part } has a letter with too many accents; it was left out.

# Variables:
#   $count (Number) - How many of them.
problem-more =
    { $count ->
        [one] { $count } more part of the link could not be used either.
       *[other] { $count } more parts of the link could not be used either.
    }

# Variables:
#   $part (String) - The name of the part of the link.
#   $value (String) - What stands there.
#   $wanted (String) - What it has to be.
problem-wrong = The link’s { $part } is “{ $value }”, but has to be { $wanted }; it was left out.

## What stands there for $wanted.

# Variables:
#   $values (String) - The values before, joined already.
problem-one-of = one of { $values }

problem-number = a whole number
problem-positive = a whole number from 1

# Variables:
#   $most (String) - How many characters a title can have.
problem-titles = charts with their titles, of at most { $most } characters each

problem-fingerprint = 12 digits from 0 to f
problem-other-name = another name for each subset
problem-subset = a name and, behind a question mark, a query and filters
problem-place = a paragraph’s number, with a few words after a colon
problem-orders = up to three of doc, date, node, 1L to 9L, 1R to 9R and names of fields
problem-order = one of doc, date, node, 1L to 9L, 1R to 9R and the names of fields
problem-context = a number of words, or paragraph
problem-sample = a number of lines and a seed, as in 100,7
problem-window = as in 5L,5R, with at most 50 words on a side, or sentence
problem-near = a window, an edge and a word, as in 5L,5R/turn/human
problem-run = a number and how many there are, as in 3/10
problem-column = a column that the table can be sorted by
problem-minima = measures of the table, each with a number, as in g2:10,log_ratio:1
