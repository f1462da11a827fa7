### Terms.

terms-min-label = At least
terms-min-unit = times
terms-term = Word
terms-gram = N-gram
terms-freq = Frequency

# Variables:
#   $words (String) - How many words.
terms-rate-title = Frequency / { $words } words in view

# Variables:
#   $places (String) - How many places.
terms-rate-of-places-title = Frequency / { $places } places where an n-gram can stand; there are fewer of them than words, since an n-gram goes over no edge

terms-range = In documents
terms-dp = DP
terms-dp-title = Deviation of proportions (Gries 2008): 0 is spread over all documents as their length has it, towards 1 is all in few
terms-forms = Forms
terms-forms-title = In how many ways the corpus writes the word
terms-not-narrowed = Words in the box do not narrow this list; filters and conditions such as speaker:name do.
terms-empty-title = No word is left
terms-empty-help = No word of this view has these letters and is as frequent. Ask for fewer letters or a lower frequency.

# Variables:
#   $count (Number) - How many there are.
terms-different-words =
    { $count ->
        [one] { $count } different word
       *[other] { $count } different words
    }

# Variables:
#   $count (Number) - How many there are.
terms-different-rows =
    { $count ->
        [one] { $count } different n-gram
       *[other] { $count } different n-grams
    }

# "2,310 different words among 12,480, in 52 documents".
# Variables:
#   $types (String) - How many different words, with the noun.
#   $words (String) - How many words, with the noun.
#   $documents (String) - How many documents, with the noun.
terms-caption = { $types } among { $words }, in { $documents }

# Variables:
#   $types (String) - How many different words, with the noun.
#   $words (String) - How many words, with the noun.
#   $documents (String) - How many documents, with the noun.
terms-caption-of-rows = { $types } among { $words } places, in { $documents }

# The name of a button that shows the number alone.
# Variables:
#   $count (String) - How many there are.
#   $term (String) - The term.
terms-forms-of = { $count } written forms of { $term }
