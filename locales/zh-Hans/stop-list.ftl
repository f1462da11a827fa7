### Lists of stop words: what stands for $list in message-stopped. Variants of `message::StopList`.

stop-list-english = 英文词表
stop-list-chinese = 中文词表
stop-list-words = 自定词表，{ $words } 个词
