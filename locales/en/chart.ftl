### Charts and Trends.

chart-by = By
chart-by-auto = what fits

# Variables:
#   $by (String) - The unit of time, or the field.
chart-by-auto-is = what fits: { $by }

chart-by-year = year
chart-by-quarter = quarter
chart-by-month = month
chart-by-day = day
chart-by-decade = decade
chart-by-some-years = several years
chart-years = Years together

# Variables:
#   $years (String) - How many years.
chart-by-years = { $years }-year span

chart-drawing = Drawn as
chart-drawing-points = points
chart-drawing-bars = bars
chart-rank = Order
chart-rank-documents = most documents
chart-rank-documents-up = fewest documents
chart-rank-hits = most hits
chart-rank-hits-up = fewest hits
chart-rank-rate = highest value
chart-rank-rate-up = lowest value
chart-rank-words = most words
chart-rank-words-up = fewest words
chart-rank-name = name, A to Z
chart-rank-name-up = name, Z to A
chart-top = How many
chart-top-10 = the first 10
chart-top-20 = the first 20
chart-top-40 = the first 40
chart-top-100 = the first 100
chart-top-1000 = the first 1,000
chart-least-words = Each with at least
chart-least-words-title = Where nothing is written: the words in which one hit is expected, but at most a tenth of the largest part. In less text a rate says little and its interval hides the others.

# Variables:
#   $count (Number) - How many values of a field.
#   $words (String) - How many words, with the noun.
chart-few-words =
    { $count ->
        [one] { $count } part with fewer than { $words } is left out of the drawing.
       *[other] { $count } parts with fewer than { $words } are left out of the drawing.
    }

chart-few-words-show = Show

chart-date-field = Date
chart-unit = Unit
chart-unit-rate = rate
chart-unit-count = hits
chart-unit-documents = share of documents
chart-unit-among = share among the terms
chart-panels = A chart each
chart-no-panels = no, one for all
chart-panels-of = Charts, one for each
chart-smooth = Line
chart-smooth-default = point to point
chart-smooth-3 = 3 points together
chart-smooth-5 = 5 points together
chart-smooth-7 = 7 points together
chart-smooth-13 = 13 points together
chart-changes = Changes of level
chart-changes-default = not marked
chart-changes-marked = marked
chart-terms-compared = Terms compared
chart-add = Add
chart-add-label = Add a term
chart-add-hint = another term
chart-as-table = Show as table
chart-as-chart = Show as chart
chart-svg = SVG
chart-svg-title = Save the chart as a picture (SVG)
chart-png = PNG
chart-png-title = Save the chart as an image (PNG)
chart-no-png = This browser made no image; save the chart as SVG.
chart-csv-title = Save the numbers as a table (CSV)
chart-points = Points of the chart

# Variables:
#   $key (String) - The name of the key.
chart-points-help = The arrow keys go from point to point, { $key } opens the lines behind one. With Shift they choose a stretch of time to filter by.

# Variables:
#   $key (String) - The name of the key.
chart-opens = Click or { $key }: the lines behind this point

# Variables:
#   $from (String) - Where it begins.
#   $to (String) - Where it ends.
#   $key (String) - The name of the key.
chart-stretch = { $from } – { $to }: let go, or { $key }, to filter by this time

chart-with-hits = with hits
chart-of-documents = of documents
chart-of-all-hits = of the hits of all
chart-weak-here = Weak: under 1,000 words or 5 hits
chart-weak-share-here = Weak: under 10 documents
chart-weak-among-here = Weak: under 5 hits of all terms
chart-hits = hits
chart-words = words
chart-documents = documents
chart-per-million = per million words
chart-per-thousand = per thousand words
chart-share = % of documents
chart-among = % of the hits of these terms
chart-short-among = % of the hits
chart-greatest = each term’s highest
chart-whole = all hits of these terms
chart-short-per-million = Per million
chart-short-per-thousand = Per thousand
chart-interval = 95 % interval
chart-no-value = no value
chart-no-words = no words
chart-no-hits = no hits of these terms
chart-intervals = 95 % intervals, if words came independently.
chart-share-intervals = 95 % intervals, if documents came independently.
chart-among-intervals = The table has 95 % intervals, as if hits came independently. Text that several terms match counts for each.
chart-weak-among = Pale: under 5 hits of all terms, too few to lean on.
chart-heat = The stronger the colour, the higher the value: of each term, from 0 to its own highest with enough words to lean on; what is above has the same colour. An empty outline is zero; where there is none, there are no words.
chart-heat-among = The stronger the colour, the greater the share, from 0 to 100 %. An empty outline is zero; where there is none, there are no hits of any of the terms.
chart-heat-weak = A small square, or a line under a number: too few words, hits or documents to lean on.
chart-weak-share = Hollow or thin: under 10 documents, too few to lean on.
chart-no-change = No change of level was found: Pettitt’s test, p under 0.05.
chart-few-for-changes = Changes of level need 10 points.
chart-changes-test = Dotted lines mark changes of level: Pettitt’s test, p under 0.05, as if points were independent. Of twenty tests one finds a change where there is none.
chart-crowded = Values are not printed: here they would stand on lines or on each other. The table has them.
chart-cut = An arrow marks an interval that goes on: the axis is made for the rates, and an interval can be many times its rate.
chart-weak = Hollow or thin: under 1,000 words or 5 hits, too few to lean on.
chart-gaps = A gap is a time without words, which is not zero.
chart-gaps-and-zeros = A gap is a time without words; a zero has a sign on the base line.

# Variables:
#   $corpus (String) - The title of the corpus.
chart-source = Counted in { $corpus }.

# Variables:
#   $corpus (String) - The title of the corpus.
chart-source-digest = Counted in the digest ‘{ $corpus }’, not in the originals.

chart-empty-title = Nothing to count yet
chart-empty-help = Type one or more terms in the box, with commas between them: each becomes a line.
chart-no-terms-title = No words to count
chart-no-terms-help = The query narrows the view but names no words. Add a term.
chart-no-bins-title = Nothing to draw
chart-coarse-help = The documents are dated more coarsely than that. Count by a longer time.
chart-no-bins-help = No document in view has a value to count by. Take away a filter, or count by something else.

# "huawei, security by month".
# Variables:
#   $terms (String) - The terms, joined by commas.
#   $by (String) - The unit of time, or the field.
chart-title = { $terms } by { $by }

# A term in a caption.
# Variables:
#   $term (String) - The words of the term.
chart-quoted = ‘{ $term }’

# "‘huawei’ (Side: UK)".
# Variables:
#   $term (String) - The term, in quotation marks.
#   $conditions (String) - Its conditions, in words.
chart-term-within = { $term } ({ $conditions })

# Variables:
#   $title (String) - What is counted.
#   $filters (String) - The filters, in words.
chart-title-within = { $title }, in text with { $filters }

chart-title-edit = Edit the title
chart-title-label = Title of the chart
chart-title-set = Set

# Variables:
#   $most (String) - How many characters it can have.
chart-title-help = At most { $most } characters; empty is what is counted, in words. It is kept in the link.

# Variables:
#   $title (String) - The title that the chart had.
chart-title-dropped = The chart shows something else now. Its title “{ $title }” is gone.

chart-title-keep = Keep the title
chart-dark = dark
chart-dark-title = Save SVG and PNG with dark colours

# A point of the chart.
# Variables:
#   $term (String) - The term.
#   $bin (String) - The time or the value of the point.
chart-point = { $term }, { $bin }

# "412 per million".
# Variables:
#   $value (String) - The number.
#   $unit (String) - The unit of the chart.
chart-rate = { $value } { $unit }

# "12 hits in 29,104 words".
# Variables:
#   $hits (Number) - The number of hits.
#   $words (String) - How many words, with the noun.
chart-hits-in-words =
    { $hits ->
        [one] { $hits } hit in { $words }
       *[other] { $hits } hits in { $words }
    }

# "12 hits in 3 documents".
# Variables:
#   $hits (String) - How many hits, with the noun.
#   $documents (String) - How many documents, with the noun.
chart-total = { $hits } in { $documents }

# Variables:
#   $low (String) - The lower end.
#   $high (String) - The upper end.
chart-interval-of = 95 %: { $low } to { $high }

# One sentence a series, for whoever cannot see the chart.
# Variables:
#   $term (String) - The term.
#   $bin (String) - The time or the value of the point.
#   $value (String) - The value.
#   $detail (String) - The counts behind the value.
chart-highest = { $term }: highest in { $bin }, { $value } ({ $detail }).

# Variables:
#   $term (String) - The term.
#   $bin (String) - The time or the value of the point.
#   $value (String) - The value.
#   $detail (String) - The counts behind the value.
chart-highest-firm = { $term }: highest, weak points aside, in { $bin }, { $value } ({ $detail }).

# Variables:
#   $term (String) - The term.
chart-nothing-found = { $term }: no hits.

# Variables:
#   $words (String) - How many words, with the noun.
#   $documents (String) - How many documents, with the noun.
chart-view-size = { $words } in { $documents } in view.

# Variables:
#   $count (Number) - How many there are.
chart-undated =
    { $count ->
        [one] { $count } document without a date is in none of the points.
       *[other] { $count } documents without a date are in none of the points.
    }

# Variables:
#   $count (Number) - How many there are.
#   $by (String) - The unit of time.
chart-coarse =
    { $count ->
        [one] { $count } document dated more coarsely than a { $by } is in none of the points.
       *[other] { $count } documents dated more coarsely than a { $by } are in none of the points.
    }

# Variables:
#   $field (String) - The label of the field.
chart-overlapping = Some documents have several values of { $field }: their words count in each, and the rows overlap.

# Variables:
#   $shown (String) - How many are shown.
#   $all (String) - How many there are in all.
chart-rows-shown = { $shown } of { $all } values are drawn; the table has them all.

# Variables:
#   $shown (String) - How many are shown.
#   $all (String) - How many there are in all.
chart-series-shown = { $shown } of { $all } terms are drawn; the table has them all.

# From one bin to another.
# Variables:
#   $from (String) - Where it begins.
#   $to (String) - Where it ends.
chart-range = { $from } – { $to }

# "3 of 12 documents".
# Variables:
#   $part (String) - How many of them.
#   $all (String) - How many there are in all.
chart-of = { $part } of { $all }

# Variables:
#   $title (String) - The title of the chart.
#   $corpus (String) - The title of the corpus.
#   $fingerprint (String) - The fingerprint of the corpus.
#   $version (String) - Name and number of this program.
#   $today (String) - The day.
#   $link (String) - The address.
chart-citation = “{ $title }”, chart of { $corpus } (fingerprint { $fingerprint }), { $version }, made { $today }. { $link }

# Variables:
#   $title (String) - The title of the chart.
#   $corpus (String) - The title of the corpus.
#   $fingerprint (String) - The fingerprint of the corpus.
#   $version (String) - Name and number of this program.
#   $today (String) - The day.
#   $link (String) - The address.
chart-citation-digest = { $title }: a chart counted in the digest ‘{ $corpus }’, not in the originals (fingerprint { $fingerprint }), { $version }, made { $today }. { $link }

# Variables:
#   $value (String) - The value.
chart-smoothed-value = With its neighbours: { $value }

# Variables:
#   $points (String) - How many points are taken together.
#   $by (String) - The unit of time.
chart-smoothed-over = A line is { $points } { $by }s together around each, fewer at its ends and beside gaps. Marks are single { $by }s; the table has their intervals.

# Variables:
#   $term (String) - The term.
#   $bin (String) - The time or the value of the point.
#   $before (String) - The value before.
#   $after (String) - The value after.
#   $unit (String) - The unit of the chart.
#   $p (String) - The probability.
chart-change = { $term } changes at { $bin }, from { $before } to { $after } { $unit } (p = { $p }).

# Variables:
#   $term (String) - The term.
#   $bin (String) - The time or the value of the point.
#   $before (String) - The value before.
#   $after (String) - The value after.
#   $unit (String) - The unit of the chart.
chart-change-sure = { $term } changes at { $bin }, from { $before } to { $after } { $unit } (p < 0.001).

# Variables:
#   $count (String) - The terms.
chart-hidden = Left out of the drawing: { $count }.

# Variables:
#   $count (String) - How many there are.
chart-hidden-part = Left out of the drawing, though their hits are part of the whole: { $count }.

# Variables:
#   $term (String) - The term.
chart-show-term = Draw { $term }

# Variables:
#   $term (String) - The term.
chart-edit-term = Edit { $term }

chart-smoothed = With neighbours
chart-edit = Edit
chart-name = Name
chart-earlier = Earlier
chart-later = Later

# Variables:
#   $term (String) - The term.
chart-remove-term = Remove { $term }

# Variables:
#   $title (String) - The title of the chart.
#   $unit (String) - The unit of the chart.
chart-table-caption = { $title }: { $unit }, with 95 % intervals

# "1,204 words in 3 documents".
# Variables:
#   $words (String) - How many words, with the noun.
#   $documents (String) - How many documents, with the noun.
chart-of-whole = { $words } in { $documents }

# "12 of 30 hits".
# Variables:
#   $freq (String) - How many hits.
#   $hits (String) - How many hits of all, with the noun.
chart-of-hits = { $freq } of { $hits }

# "China: huawei by month", "huawei by month, for each side".
# Variables:
#   $panel (String) - The value that the chart is of.
#   $what (String) - What is drawn.
chart-of-panel = { $panel }: { $what }

# Variables:
#   $title (String) - The title of the chart.
#   $field (String) - The label of the field.
chart-each = { $title } and { $field }

# Variables:
#   $shown (String) - How many are shown.
#   $all (String) - How many there are in all.
chart-panels-shown = { $shown } of { $all } values have a chart, those in most documents; a filter brings others.

# Variables:
#   $field (String) - The label of the field.
chart-panels-overlap = Some documents have several values of { $field }: they count in the chart of each.
