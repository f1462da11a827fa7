### Why a regular expression cannot be read: what stands for $why in message-unreadable-regex. Variants of `message::BadRegex`.

bad-regex-unsupported = it has something that there is none of here, such as \pL, a reference to a group, or a look ahead
bad-regex-class = a class in square brackets is not closed, or has a range that is none
bad-regex-group = a parenthesis is not closed, or closes nothing
bad-regex-flag = what stands behind (? is unknown, or not closed
bad-regex-escape = what stands behind a \ is unknown, or cut short
bad-regex-repetition = a repetition has nothing before it, is not closed, or has its numbers the wrong way round
bad-regex-large = it stands for too much at once
