### Corpora: the one that came with the page and the reader's own, and how texts become one.

corpora-here = Corpora here
corpora-bundled = came with this page
corpora-open-now = open now
corpora-open = Open
corpora-passing = not kept: gone when this page is closed

# Variables:
#   $date (String) - A day.
corpora-added = added { $date }

# Variables:
#   $count (String) - Megabytes, with a decimal.
corpora-megabytes = { $count } MB

# Variables:
#   $count (String) - Gigabytes, with a decimal.
corpora-gigabytes = { $count } GB

# Variables:
#   $count (String) - Kilobytes.
corpora-kilobytes = { $count } KB

corpora-save = Save
corpora-save-package = Corpus file
corpora-save-package-title = One file (.readout) that this page, or Readout anywhere, opens again when it is dropped on it
corpora-save-site = Website
corpora-save-site-title = A folder as a zip archive, with this page and the corpus in it: unpack it on any web server
corpora-save-single = One HTML file
corpora-save-single-title = This page with the corpus in one file, which opens from a disk
corpora-save-metadata = Table of documents
corpora-save-metadata-title = CSV: the file, path, length and fields of every document
corpora-saving = Making the file …
corpora-add = Add texts …
corpora-add-title = Files with the same names take the places of those that are there
corpora-again = Read again …
corpora-again-title = Look at how the texts are read, and change it
corpora-rename = Rename
corpora-rename-label = Title
corpora-remove = Remove

# Variables:
#   $title (String) - The corpus's title.
corpora-removed = Removed “{ $title }” from this browser.

# Variables:
#   $title (String) - The corpus's title.
corpora-kept = “{ $title }” is kept in this browser.

corpora-not-kept-full = This browser has no room left. The corpus can be used until this page is closed: save it as a file, or remove others.
corpora-not-kept-forbidden = This browser keeps nothing for this page. The corpus can be used until the page is closed: save it as a file.

## What the browser keeps.

corpora-storage = Kept in this browser

# Variables:
#   $used (String) - How much is kept, with its unit.
#   $free (String) - How much more may be, with its unit.
corpora-space = { $used } kept, { $free } free.

corpora-persist = Keep it even when room grows scarce
corpora-persisted = The browser keeps this page’s corpora until you remove them.
corpora-not-persisted = The browser does not promise that. It may clear what it keeps when room grows scarce: save a corpus as a file to be safe.

# Variables:
#   $why (String) - What the browser says.
corpora-refused = Nothing can be kept in this browser ({ $why }). Corpora can be used until the page is closed, and saved as files.

corpora-refused-full = There is no room left in this browser. Remove a corpus, or save one as a file.

## Texts come in.

corpora-yours = Your own texts
corpora-drop = Drop files or a folder here
corpora-drop-anywhere = Drop the files to read them
corpora-formats = Texts (.txt, .md, .html), documents (.docx, .odt, .pdf, .epub), tables with a text in each row (.csv, .tsv, .xlsx, .json, .jsonl), TEI (.xml), subtitles (.srt, .vtt), archives of these (.zip), and corpus files (.readout). metadata.csv and corpus.toml are read as by the command line.
corpora-private = They are read on your computer and kept in this browser. Nothing is sent anywhere.
corpora-choose-files = Choose files …
corpora-choose-folder = Choose a folder …
corpora-paste = Paste a text …
corpora-paste-title = Paste a text
corpora-paste-name = Title
corpora-paste-text = Text
corpora-paste-do = Read it
corpora-pasted = Pasted text
corpora-untitled = My texts
corpora-nothing-given = There are no files in what was dropped.

# Variables:
#   $names (String) - The files, each with what the browser says of it.
corpora-unread = The browser could not read: { $names }

## Reading and indexing.

corpora-starting = Getting ready …

# Variables:
#   $done (String) - How many files have come.
#   $total (String) - How many there are.
corpora-loading = Loading { $done } of { $total } files

# Variables:
#   $done (String) - How many documents have been read.
#   $total (String) - How many there are.
corpora-reading = Reading { $done } of { $total } documents

# Variables:
#   $done (String) - How many documents have been indexed.
#   $total (String) - How many there are.
corpora-indexing = Indexing { $done } of { $total } documents

corpora-packing = Packing the corpus …

# Variables:
#   $seconds (Number) - About how many.
corpora-time-left = { $seconds ->
        [one] about a second left
       *[other] about { $seconds } seconds left
    }

corpora-cancel = Cancel

## What was read, before it is indexed.

corpora-found = What was found
# Variables:
#   $count (Number) - How many documents.
corpora-index = { $count ->
        [one] Index one document
       *[other] Index { $count } documents
    }

# Variables:
#   $count (Number) - How many documents.
corpora-found-documents = { $count ->
        [one] one document
       *[other] { $count } documents
    }

# Variables:
#   $count (Number) - How many.
corpora-found-characters = { $count ->
        [one] one character
       *[other] { $count } characters
    }

# Variables:
#   $count (String) - How many documents.
#   $format (String) - The ending of their files.
corpora-of-format = { $count } from .{ $format }

corpora-settings = How they are read
corpora-language = Language
corpora-language-hint = en, de, zh-Hans …
corpora-language-title = A tag such as en, en-GB, de or zh-Hans: it chooses stems and fonts
corpora-stemmer = Stems
corpora-stemmer-none = none
corpora-dates = Dates such as 03/04/2019
corpora-dates-found = as the texts tell
corpora-dates-day = day first
corpora-dates-month = month first
corpora-dates-year = year first
corpora-speakers = Who speaks
corpora-speakers-found = names before a colon that return
corpora-speakers-only = only these names
corpora-speakers-none = nobody: no turns
corpora-names = Names of speakers
corpora-names-hint = Liu Xiaoming; BBC
corpora-names-title = With semicolons between them
corpora-keep-all = Menus, headers and footers of pages too
corpora-text-column = Column with the text
corpora-title-column = Column with the title
corpora-date-column = Column with the date
corpora-as-found = as found
corpora-no-text-column = No column was told to hold the texts. Choose it above.
corpora-fields = Fields
corpora-field = Field
corpora-kind = Kind
corpora-kind-facet = values to filter by
corpora-kind-date = date
corpora-kind-number = number
corpora-kind-text = running text
corpora-field-documents = Documents
corpora-field-values = Values
corpora-field-examples = Such as
corpora-of-turns = of turns
corpora-no-fields = No dates, authors or other fields were found. A metadata.csv beside the texts, with a column filename, gives them.

# Variables:
#   $documents (Number) - In how many documents.
#   $names (String) - The first names, with their numbers of turns.
corpora-speech = { $documents ->
        [one] Speakers were found in one document: { $names }
       *[other] Speakers were found in { $documents } documents: { $names }
    }

# Variables:
#   $names (String) - The names, with how often they come.
corpora-passed = Not taken for speakers: { $names }

corpora-no-speech = No speakers were found.
corpora-samples = How the first texts are read
corpora-samples-key = Names and times apart from the text are set small; quoted text is tinted.
corpora-goes-on = The text goes on.

## What went wrong, or should be known.

corpora-troubles = What to know of the files

# Variables:
#   $count (Number) - How many.
corpora-errors = { $count ->
        [one] One file or part could not be used
       *[other] { $count } files or parts could not be used
    }

# Variables:
#   $count (Number) - How many.
corpora-warnings = { $count ->
        [one] one warning
       *[other] { $count } warnings
    }

# Variables:
#   $count (Number) - How many.
corpora-notes = { $count ->
        [one] one note
       *[other] { $count } notes
    }

corpora-gravity-error = not used
corpora-gravity-warning = warning
corpora-gravity-note = note
corpora-place = File
corpora-message = What
corpora-gravity = Kind
corpora-save-troubles = Save this list (CSV)
corpora-save-config = Save these settings (corpus.toml)
corpora-save-config-title = With this file beside the texts they are read the same way, here and by the command line

# Variables:
#   $count (String) - How many more there are.
corpora-more-troubles = and { $count } more: the list has all

corpora-failed-title = No corpus was made
corpora-failed-help = What was here before is as it was.
corpora-again-button = Try again
corpora-no-texts = None of these files could be read as a text.

# Variables:
#   $size (String) - What the files have together.
#   $most (String) - The most that can be read.
corpora-too-much = These files have { $size } together, and { $most } are the most that a browser can read at a time. Give fewer, or index them with the command line: readout build.

corpora-too-large = The texts have more words than one corpus can have. Give them as several corpora.

# Variables:
#   $why (String) - What the file is.
corpora-no-package = This is no corpus file that Readout has saved: it { $why }.

# Variables:
#   $why (String) - What is wrong, as sentences.
corpora-damaged = This corpus file cannot be used. { $why }

# Variables:
#   $why (String) - What the browser says.
corpora-browser = The browser could not go on: { $why }. A file that was moved or changed has to be given again.

# Variables:
#   $why (String) - Why.
corpora-unpublishable = It could not be made: { $why }.

# Variables:
#   $why (String) - What could not be fetched.
corpora-not-started = The part of this page that reads files could not be fetched ({ $why }). Check the connection, and try again.

# Variables:
#   $why (String) - What it said last.
corpora-broken = Reading failed ({ $why }). If the files are very large, memory may not suffice: give fewer at a time.

## A link to a corpus that is not here.

corpora-not-here = This corpus is not in this browser

# Variables:
#   $name (String) - Its name in the link.
corpora-not-here-help = The link is to a corpus called “{ $name }” that somebody keeps in their own browser. Ask for its corpus file (.readout), and drop it on this page; or go on with the corpus that came with it.

corpora-to-bundled = Open the corpus of this page
