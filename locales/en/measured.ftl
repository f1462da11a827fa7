### All tables of measures.

measured-settings = Settings
measured-list = Rows of the table
measured-copy-title = Copy the whole table, to be pasted into a spreadsheet
measured-copied = The table is on the clipboard.
measured-json = JSON
measured-json-title = Save the whole table as JSON, with what it was made from
measured-lines-title = Show the lines that this counts
measured-undefined = Undefined here: too few words, matches or parts, or a division by nothing
measured-tiny = < 0.0001

# "12 of 54".
# Variables:
#   $some (String) - How many of them.
#   $all (String) - How many there are in all.
measured-of = { $some } of { $all }

measured-filter-label = Only words with the letters
measured-filter-title = Letters anywhere in a row; with a * what all of the row looks like: *ism, or among n-grams us * for those that begin with us
measured-rows = Rows of
measured-rows-1 = single words
measured-rows-2 = n-grams of 2 words
measured-rows-3 = n-grams of 3 words
measured-rows-4 = n-grams of 4 words
measured-rows-5 = n-grams of 5 words
measured-open = One place open
measured-open-title = One place between the first and the last word may be any word and is shown as *
measured-edge = Within a
measured-edge-turn = turn
measured-edge-sentence = sentence
measured-edge-document = document
measured-stop = Leave out
measured-stop-default = no word
measured-stop-en = English stop words
measured-stop-zh = Chinese stop words

# "Per million places": of n-grams.
# Variables:
#   $unit (String) - A unit of rates, such as "Per million".
measured-of-places = { $unit } places

measured-minima = Only rows with
measured-measure = Measure
measured-bound = Number
measured-add = Add

# Variables:
#   $measure (String) - The name of the measure.
#   $value (String) - A number.
measured-at-least = { $measure } ≥ { $value }

# Variables:
#   $measure (String) - The name of the measure.
#   $value (String) - A number.
measured-at-most = { $measure } ≤ { $value }

# Variables:
#   $some (Number) - How many rows meet all minima.
#   $all (Number) - How many there are without them.
measured-minima-met =
    { $all ->
        [one] { $some } of { $all } row meets the minima.
       *[other] { $some } of { $all } rows meet the minima.
    }

# Variables:
#   $minimum (String) - A condition, such as MI ≥ 3.
measured-none-meets = No row has { $minimum }.

measured-without-minima = Take all minima away
measured-none-meets-all = Each of the minima leaves some rows, but no row meets all of them at once.

# A button.
# Variables:
#   $minimum (String) - A condition, such as MI ≥ 3.
#   $rows (Number) - How many rows there are without it.
measured-without-minimum =
    { $rows ->
        [one] Take away { $minimum }: { $rows } row
       *[other] Take away { $minimum }: { $rows } rows
    }

# A button.
# Variables:
#   $rows (Number) - How many rows there would be.
measured-from-one =
    { $rows ->
        [one] At least 1: { $rows } row
       *[other] At least 1: { $rows } rows
    }
