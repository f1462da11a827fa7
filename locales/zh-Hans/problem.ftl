### What a link has that could not be used. $part is the name of a part of the link, $value what stands there: neither is
### translated.

problem-twice = 链接中“{ $part }”出现不止一次；采用第一个。
problem-damaged = 链接的“{ $part }”部分已损坏，已略去。
problem-unknown = 链接的“{ $part }”部分无法识别，已略去。
problem-meaningless = 链接的“{ $part }”部分在此没有意义，已略去。
problem-no-view = 没有名为“{ $part }”的视图；这里显示概览。
problem-no-document = 链接没有指明可读取的文档；这里列出全部文档。
problem-no-text = 链接指明了文本中的位置，但没有指明文本；该位置已略去。
problem-no-field = 链接的 { $part } 为“{ $value }”，但语料库没有这个字段；已略去。
problem-no-date-field = 链接的 { $part } 为“{ $value }”，但语料库没有这个日期字段；已略去。
problem-unreadable = 链接的筛选条件“{ $value }”已略去。{ $why }
problem-many = 链接中的“{ $part }”多于 { $most } 个；多出的已略去。
problem-long = 链接中的 { $part } 超过 { $most } 字节，已略去。
problem-marks = 链接中的 { $part } 有一个字母带有过多的附加符号，已略去。
problem-more = 链接中另有 { $count } 个部分也无法使用。
problem-wrong = 链接的 { $part } 为“{ $value }”，但此处须为：{ $wanted }；已略去。

## What stands there for $wanted, behind "须为：".

problem-one-of = 以下之一：{ $values }
problem-number = 整数
problem-positive = 不小于 1 的整数
problem-titles = 图表及其标题，每个标题至多 { $most } 个字符
problem-fingerprint = 12 位由 0 到 f 组成的数字
problem-other-name = 每个子集各不相同的名称
problem-subset = 一个名称，问号之后是检索式和筛选条件
problem-place = 段落编号，冒号之后是几个词
problem-orders = doc、date、node、1L 至 9L、1R 至 9R 和字段名中的至多三项
problem-order = doc、date、node、1L 至 9L、1R 至 9R 和字段名中的一项
problem-context = 词数，或 paragraph
problem-sample = 行数和种子，例如 100,7
problem-window = 5L,5R 这样的跨距，每侧至多 50 词，或 sentence
problem-near = 跨距、界限和词，例如 5L,5R/turn/human
problem-run = 序号和总数，例如 3/10
problem-column = 表格可据以排序的列
problem-minima = 表格中的度量，各带一个数，例如 g2:10,log_ratio:1
