### What the engine is busy with. Variants of `message::Task`.

task-opening = Opening the corpus
task-checking = Checking the texts
task-measuring = Measuring documents
task-counting-rows = Counting n-grams
