### Why a file of a corpus cannot be used: what stands for $why in message-damaged. Variants of `message::Malformed`.

malformed-not-text = it is not text
malformed-no-manifest = it is not the manifest of a corpus
malformed-empty = it is empty
malformed-web-page = the server sent a web page in its place
malformed-still-packed = it is still compressed: the server does not say that it sends it so
malformed-rewritten = it was changed after it was written, such as its line ends or its layout
malformed-cut-short = it is cut short
malformed-bad-checksum = its checksum does not fit
malformed-strange-file = it names a file that cannot be one of its chunks
malformed-bad-fingerprint = its fingerprint does not fit the texts
malformed-bad-name = its bytes do not fit its name, so that they were changed or cut short
malformed-part-missing = the package lacks a part
malformed-text-missing = the text is not all there
malformed-it-is-missing = it is missing
malformed-bad-length = its length is not the one that the directory gives
malformed-bad-inflated-length = it does not inflate to the length that the directory gives
malformed-not-utf8 = a text is not UTF-8
malformed-goes-on = it goes on after its end
malformed-ends-early = it ends too early
malformed-large-number = a number is too large
malformed-large-count = a count is larger than its data
malformed-text-ends-early = a text ends too early
malformed-number-of-nothing = a number is larger than there are things for
malformed-unordered-paths = its paths are not in order
malformed-many-kinds = there are more of them than places where they could stand
malformed-value-missing = a value is missing
malformed-outside-document = a span lies outside of its document
malformed-turns-overlap = turns overlap
malformed-starts-do-not-rise = its starts do not rise, or go beyond the end
malformed-unknown-kind = a kind is unknown
malformed-no-first-start = a document does not begin with a start
malformed-unknown-part = a part is unknown
malformed-documents-missing = the documents are missing
malformed-needed-part-missing = a part that it needs is missing
malformed-bad-lexicon = the lexicon does not fit the text
malformed-bad-beginning = it does not begin where the text before it ends
malformed-ends-before-it-begins = it ends before it begins
malformed-part-twice = a part is there twice
malformed-form-outside = a form begins outside of the one before
malformed-empty-form = a form is empty, or does not occur
malformed-unordered-forms = its forms are not in order
malformed-unordered-norms = its normal forms are not in order
malformed-long-stem = a stem is longer than its form
malformed-unordered-stems = its folds or its stems are not in order
malformed-step-nowhere = a step leads nowhere
malformed-no-plain-name = it is not a file’s name
malformed-connection-failed = the connection failed

# Variables:
#   $status (Number) - The status of the answer.
malformed-server-answered = the server answered { $status }

# Variables:
#   $error (String) - What the system says of it, in English.
malformed-unreadable = it cannot be read: { $error }

# Variables:
#   $line (Number) - The number of the line.
malformed-not-json = it is not JSON from line { $line } on, so that it was changed or overwritten
