### Lists of stop words: what stands for $list in message-stopped. Variants of `message::StopList`.

stop-list-english = the English list
stop-list-chinese = the Chinese list

# Variables:
#   $words (Number) - How many words.
stop-list-words = a list of words ({ $words })
