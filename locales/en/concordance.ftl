### Concordance.

concordance-lines = Lines of the concordance
concordance-left = Before
concordance-right = Match and after
concordance-source = Source
concordance-choose = Chosen
concordance-copy-title = Copy the line with its source

# A line as it is cited.
# Variables:
#   $line (String) - The line.
concordance-quoted = “… { $line } …”

# A line of a digest, whose words are nobody’s own: without quotation marks.
# Variables:
#   $line (String) - The line.
concordance-cut = … { $line } …

# Variables:
#   $corpus (String) - The title of the corpus.
concordance-worded = Worded by the digest ‘{ $corpus }’; only words in quotation marks are the speakers’ own.

# Variables:
#   $fetched (Number) - Lines that have come.
#   $lines (Number) - All lines.
concordance-fetching = Fetching the lines: { $fetched } of { $lines }.
concordance-copied = The line is on the clipboard, with its source.
concordance-open = Concordance
concordance-open-title = Every hit as a line in its context
concordance-json-title = Save all lines as JSON, with the settings they come from
concordance-csv-title = Save all lines as a table (CSV)
concordance-sort = Sort by
concordance-then = then by
concordance-turned = reversed
concordance-turned-title = Turn this order round
concordance-text-order = text order
concordance-presets = Common orders
concordance-context = Context
concordance-paragraph = paragraph
concordance-sample = Show
concordance-all-lines = all lines
concordance-seed = Seed
concordance-seed-title = The same seed draws the same lines from the same corpus
concordance-another = Another sample
concordance-group = Count by
concordance-no-group = nothing
concordance-the-match = match
concordance-document = document
concordance-date = date
concordance-edge = (edge of the text)
concordance-no-value = (no value)
concordance-count = Lines
concordance-in-documents = Documents
concordance-overlapping = Some lines have several values: they count in each.
concordance-begin-title = No word to show yet
concordance-begin-help = A concordance shows every hit of a word in its context, one below the other. Type a word or a “phrase” into the box.
concordance-none-title = No line is left
concordance-none-help = There are hits, but what is chosen above leaves none of them.
concordance-tools = Chosen lines
concordance-none-chosen = No line chosen
concordance-all = Choose all
concordance-not-any = Choose none
concordance-drop = Drop
concordance-keep = Keep only these
concordance-category = Category …
concordance-category-title = Put lines into a category
concordance-category-help = A category is a name of your own for some lines. It is kept in this browser and stands in what you save.
concordance-category-name = New category
concordance-put = Put
concordance-no-category = Take out of its category
concordance-bring-back = Bring back
concordance-show-all = Show all lines
concordance-categories = Categories
concordance-category-shown = Category
concordance-kept-only = Only kept lines

# A place beside the match, with what it is in words: "2R, 2 words after".
# Variables:
#   $place (String) - The place as columns name it, such as 2R.
#   $count (Number) - How many there are.
concordance-word-before =
    { $count ->
        [one] { $place }, the word before
       *[other] { $place }, { $count } words before
    }

# Variables:
#   $place (String) - The place as columns name it, such as 2R.
#   $count (Number) - How many there are.
concordance-word-after =
    { $count ->
        [one] { $place }, the word after
       *[other] { $place }, { $count } words after
    }

# Variables:
#   $count (Number) - How many there are.
concordance-count-lines =
    { $count ->
        [one] { $count } line
       *[other] { $count } lines
    }

# "1,204 lines in 54 documents".
# Variables:
#   $lines (String) - How many lines, with the noun.
#   $documents (String) - How many documents, with the noun.
concordance-lines-in = { $lines } in { $documents }

# "100 lines in 20 documents, of 1,204 hits".
# Variables:
#   $lines (String) - How many lines, with the noun.
#   $hits (String) - How many hits there are.
concordance-of-hits = { $lines }, of { $hits }

# Variables:
#   $count (String) - How many there are.
concordance-at-random = { $count } at random

# Variables:
#   $count (Number) - How many there are.
concordance-chosen =
    { $count ->
        [one] { $count } line chosen
       *[other] { $count } lines chosen
    }

# Variables:
#   $count (Number) - How many there are.
concordance-dropped =
    { $count ->
        [one] { $count } line dropped.
       *[other] { $count } lines dropped.
    }

# Variables:
#   $count (Number) - How many there are.
concordance-brought-back =
    { $count ->
        [one] { $count } line.
       *[other] { $count } lines.
    }

# Variables:
#   $count (Number) - How many there are.
#   $category (String) - The name of the category.
concordance-put-into =
    { $count ->
        [one] { $count } line put into “{ $category }”.
       *[other] { $count } lines put into “{ $category }”.
    }

# Variables:
#   $count (Number) - How many there are.
concordance-taken-out =
    { $count ->
        [one] { $count } line taken out.
       *[other] { $count } lines taken out.
    }

# Variables:
#   $count (Number) - How many there are.
concordance-kept =
    { $count ->
        [one] { $count } line kept, all others put aside.
       *[other] { $count } lines kept, all others put aside.
    }

# Variables:
#   $key (String) - What lines are counted by.
#   $value (String) - The value.
concordance-only = { $key }: { $value }

# Variables:
#   $name (String) - Its name.
#   $count (String) - How many lines it has.
concordance-category-count = { $name } ({ $count })

# Variables:
#   $number (String) - Which one it is, counted from 1.
concordance-choose-line = Line { $number }

# Variables:
#   $by (String) - What lines are counted by.
#   $groups (String) - How many groups, with the noun.
#   $lines (String) - How many lines, with the noun.
concordance-groups-caption = By { $by }: { $groups } in { $lines }

# Variables:
#   $count (Number) - How many there are.
concordance-count-groups =
    { $count ->
        [one] { $count } group
       *[other] { $count } groups
    }

# What was sorted out by hand: "2 lines dropped, 3 lines in categories".
# Variables:
#   $count (Number) - How many there are.
concordance-hand-dropped =
    { $count ->
        [one] { $count } line dropped
       *[other] { $count } lines dropped
    }

# Variables:
#   $count (Number) - How many there are.
concordance-hand-categories =
    { $count ->
        [one] { $count } line in a category
       *[other] { $count } lines in categories
    }

# Variables:
#   $shown (String) - Which lines are shown, such as "Only kept lines".
concordance-hand-shown = shown: { $shown }

# Variables:
#   $what (String) - What was sorted out.
concordance-not-in-link = Not in the link, since it is kept in this browser alone: { $what }.

concordance-settings = Order, context, sample

concordance-own-categories = One’s own categories
concordance-in-no-category = (in no category)
concordance-narrow = Choose a value to see its lines alone.
concordance-no-categories = No line is in a category yet: choose lines and put them into one.
concordance-rate-title = Lines out of the words of each value, with the 95 % interval as if words came independently
concordance-no-rates = A sample of lines has no rates.
concordance-groups-csv = Counts as CSV
concordance-groups-json = Counts as JSON
concordance-groups-csv-title = Save all these counts as CSV
concordance-groups-json-title = Save all these counts as JSON, with what they were made from

# A rate's interval, in little room.
# Variables:
#   $low (String) - A number.
#   $high (String) - A number.
concordance-interval = { $low } to { $high }

# Variables:
#   $words (String) - How many words, with the noun.
concordance-out-of = Out of { $words }

concordance-unit = Lines of
concordance-matches = matches
concordance-quotations = whole quotations
concordance-all-quotations = All quotations
concordance-no-quotations = No quotation is here
concordance-no-quotations-help = No text between quotation marks lies in what the filters leave, or none has a match of the query in it.
concordance-show-matches = Show matches

# Variables:
#   $count (Number) - How many of them.
concordance-count-quotations =
    { $count ->
        [one] { $count } quotation
       *[other] { $count } quotations
    }
