### Why a regular expression cannot be read: what stands for $why in message-unreadable-regex. Variants of `message::BadRegex`.

bad-regex-unsupported = 其中有此处不支持的写法，如 \pL、对分组的引用或前瞻
bad-regex-class = 方括号中的字符类没有闭合，或其中的范围不成立
bad-regex-group = 有括号没有闭合，或没有对应的左括号
bad-regex-flag = (? 之后的内容无法识别，或没有闭合
bad-regex-escape = \ 之后的内容无法识别，或不完整
bad-regex-repetition = 重复符号之前没有内容、没有闭合，或其中的数大小颠倒
bad-regex-large = 它一次所代表的内容过多
