### The texts of a corpus as plain HTML, in its language where that is one of these.

plain-all-texts = All texts
plain-open-in-readout = Open in Readout
plain-search-in-readout = Search, count and compare these texts in Readout
plain-empty-document = This document is empty.

# Variables:
#   $count (Number) - How many there are.
plain-texts =
    { $count ->
        [one] { $count } text
       *[other] { $count } texts
    }

# Variables:
#   $count (Number) - How many there are.
plain-words =
    { $count ->
        [one] { $count } word
       *[other] { $count } words
    }

plain-asks = asks
plain-answers = answers
plain-about-text = About this text
plain-neighbours = Neighbouring texts
plain-previous = Previous
plain-next = Next
plain-from = From
plain-licence = Licence
plain-cite = To cite
plain-not-found = Not found
plain-no-such-page = There is no such page
plain-no-such-page-help = Nothing is kept under this address. It may be mistyped, or the text has another name now.

# Variables:
#   $folder (String) - The folder.
plain-listed-in = The texts are listed in the folder { $folder } of this site.
