### What the page shows, in Simplified Chinese (zh-Hans): the messages of ../en/page.ftl, whose head says how they are
### written.
###
### Chosen terms: 语料库 corpus, 检索 search, 检索式 query, 检索框 search box, 检索词 term of a query, 命中 hit and match,
### 索引 concordance, 索引行 (行) line, 节点词 node, 搭配词 collocate, 跨距 window of collocates, 主题词 keyword, 目标语料 and
### 参照语料 the two sides, 词数 words (tokens), 类符 different word (type), 形符 token, 词串 row of words, 写法 written form,
### 频数 frequency, 频率 rate, 分布 dispersion, 变点 change of level, 平滑 smoothing, 筛选 filters, 筛选条件 a filter, 条件
### condition, 字段 field, 值 value, 子集 subset, 视图 view (page), 当前范围 what is in view, 文档 (篇) document, 话轮 turn,
### 发言人 speaker, 指纹 fingerprint, 抽样 sample, 种子 seed, 类别 category, 停用词 stop word, 词频表 word list from a file.
###
### Full-width punctuation in Chinese text; a space between Chinese and Latin letters or digits, none where a variable holds
### Chinese text.

brand = Readout
skip = 跳到正文
search-label = 检索语料库
search-hint = 词、"短语"、speaker:name、date:2020 …
views = 视图
overview = 概览
search = 检索
trends = 趋势
terms = 词表
collocates = 搭配
compare = 对比
concordance = 索引
documents = 文档
corpora = 语料库

## Tools of the head.

tools = 工具
link = 链接
link-title = 复制一个能原样重现此视图的链接
link-copied = 此视图的链接已复制到剪贴板。
about = 关于
help = 帮助和按键
to-dark = 深色
to-light = 浅色
to-dark-title = 使用深色配色
to-light-title = 使用浅色配色

# The other language by its own name, and what choosing it does.
other-language = English

other-language-title = Show the page in English

## Things done everywhere.

close = 关闭
dismiss = 关闭
undo = 撤销
copy = 复制
reload = 重新加载
try-again = 重试
remove = 移除
clear-all = 全部清除
show-more = 显示更多
more-letters = …… 另有 { $count } 个字符
show-fewer = 显示更少
csv = CSV
csv-settings = 附设置
csv-settings-title = 文件开头几行说明数据来源与所用设置。并非所有程序都会跳过这些行；JSON 中也有同样的内容。
copy-by-hand = 请手动复制
copy-by-hand-help = 浏览器不允许本页复制。下面的文本已选中：按 Ctrl+C 或 ⌘C 即可复制。
copy-by-hand-text = 要复制的文本
loading = 正在统计…
opening = 正在打开语料库…
counting = 正在统计…

# A quarter of a year: by itself under the name of its year, and with it.
quarter = { $number }季度

quarter-of = { $year }第{ $number }季度

## On paper, in place of the rows of a long list that are not on the page.

not-printed = 此处只打印屏幕附近的各行；全部各行见 CSV。

## Below a view that stands in another page.

open-whole = 在 Readout 中打开

## A newer page, which waits to be taken.

update-ready = 本页面有新版本，打开后视图不变。
update-take = 使用新版本

## Faults.

corpus-has-changed = 此链接是在语料库较早的状态下生成的。视图相同，但数字可能不同。
corpus-read-again = 文本已更改，页面现在显示的是新的内容。
closed-title = 无法打开语料库
closed-help = 请检查网络连接并重新加载。如果仍然如此，说明语料库没有完整复制到服务器。
other-build-title = 页面在加载期间有更新
other-build-help = 已加载的各部分来自两个版本，重新加载即可一致。
no-worker-title = 检索引擎无法运行
no-worker-help = 检索引擎多次出错，或浏览器不允许它启动。请重新加载，或换用其他浏览器。
replaced-title = 检索引擎出错，已重新启动
replaced-help = 没有丢失任何内容。请重试同一检索；如果再次出错，请修改后再试。
no-answer = 它有十秒钟没有响应。
query-waits-title = 无法识别检索式
query-waits-help = 修改后这里即显示结果。请修改上方带下划线的部分；检索框旁的 ? 说明可以怎样写。
stale = 以下仍是此检索式的结果：{ $query }
stale-all = 以下仍是空检索式的结果。
empty-query = 空检索式
stale-several = 以下仍是这些检索式的结果：{ $queries }
query-notes = 关于此检索式
include = 一并检索
query-now = 检索式现为“{ $query }”。
query-unreadable = 检索式中的这一部分无法识别：

## Filters.

filters = 筛选
filters-chosen = 筛选（{ $count }）
matching = 匹配方式
forms-short = 词干
forms-stem = 匹配同词干的词
forms-stem-title = 普通词按词干匹配：sanction 也匹配 sanctions 和 sanctioned
case = 区分大小写
case-title = 普通词只按原样的大小写匹配：匹配 May，不匹配 may
time = 时间
from = 从
to = 到
from-bar = 时间范围的起点
to-bar = 时间范围的终点
date-hint = 2020、2020-07 或 2020-07-30
date-shape = yyyy-mm-dd
date-unreadable = 请输入年、月或日：2020、2020-07 或 2020-07-30。
time-reversed = 这段时间的结束早于开始。
number-hint = 数字，例如 1200 或 -0.5
number-unreadable = 请输入数字，例如 1200 或 -0.5。
numbers-reversed = 最大值小于最小值。
cleared = 筛选条件已清除。
typed-filter = 作为检索式的一部分写在检索框中
no-value-matches = 没有含这些字母的值。

## Subsets.

subset = 子集
subsets = 子集
keep-subset = 存为子集
subset-unreadable = 无法读取的检索式不能保存
subsets-title = 为当前的检索式和筛选条件命名，之后可像筛选条件一样使用
subsets-help = 子集是命名保存的检索式及其筛选条件，即检索式在筛选条件所留范围内检索到的文档。凡可用筛选条件之处都可用子集，在检索框中写作 subset:name。子集保存在此浏览器中；视图的链接会带上该视图用到的子集。
subsets-kept = 可在此使用的子集
no-subsets = 尚未保存子集。先检索内容或选择筛选条件，再在此保存。
subset-name = 名称
subset-is = 检索式和筛选条件
subset-do = 操作
keep = 保存
replace = 替换
use-subset = 用作筛选
open-subset = 打开
subset-unnamed = 请为它命名。
subset-of-itself = 当前视图用到了同名的子集，而子集不能包含自身。请另取名称。
subset-of = 当前视图：{ $what }
subset-kept = 已存为“{ $name }”。
subset-forgotten = 已移除“{ $name }”。
subset-differs = 此链接带来的子集“{ $name }”与你保存的同名子集不同：此处使用链接中的子集。

## Written forms.

forms = 写法
forms-title = 检索式中的词在文本中的各种写法及其命中数
forms-help = 检索式所匹配的内容在当前范围的文本中的各种写法。点击一种写法，即只检索该写法。
form = 写法
share = 占比
forms-caption = { $query }：{ $matches }，{ $forms }

## Search.

sort-by = 排序
sort-relevance = 相关度
sort-newest = 最新在前
sort-oldest = 最早在前
sort-hits = 命中最多
sort-title = 标题
sort-length = 篇幅最长
nothing-title = 没有检索到内容
nothing-help = 没有文档同时满足全部要求。请去掉一个词或一个筛选条件，或试试以下做法：
count-documents = { $count } 篇文档
count-words = { $count } 词
count-hits = { $count } 处命中
count-matches = { $count } 处命中
count-forms = { $count } 种写法

# "12 hits in 3 of 54 documents"; $documents is "54 篇文档".
hits-in-documents = { $hits } 处命中，见于 { $documents }中的 { $some } 篇

# "3 of 54 documents", "20 of 80 words".
some-of = { $some } / { $all }

in-view = 当前范围：{ $words }
all = 全部 { $what }
query-cleared = 已清除“{ $query }”。
find-in = 在 { $label } 中查找
show-all = 显示全部 { $count } 项
facet-title = { $documents }，占此处文档的 { $share }；{ $words }
facet-title-hits = { $documents }中 { $hits }，占此处命中的 { $share }；{ $words }
facet-of-hits = 命中
facet-of-documents = 文档
facet-cut = 只列出前 { $count } 项：输入字母可查找其余各项。
none-show-hits = 另有 { $count } 项无命中：显示
none-hide-hits = 隐藏无命中的 { $count } 项
none-show-documents = 另有 { $count } 项无文档：显示
none-hide-documents = 隐藏无文档的 { $count } 项
remove-filter = 移除 { $filter }
leave-out = 排除 { $value }

# A condition on a field.
chip = { $field }：{ $values }

chip-not = { $field }：排除 { $values }
chip-any = { $field }：有值
chip-none = { $field }：无值

# Values of a condition.
or = { $values } 或 { $value }

labelled = { $label }：{ $value }
range = { $from } – { $to }

# A time that is open at its end.
since = 自 { $from }

# A time that is open at its beginning.
until = 截至 { $to }

## About.

words = 词数
distinct-words = 类符数
turns = 话轮数
period = 时间跨度
speakers = 发言人
licence = 许可
citation = 引用格式
cite = 引用
cite-title = 引用方式：文字，以及供文献管理软件使用的格式
cite-in-words = 文字
save = 保存
cite-document = { $title }。载于：{ $corpus }。{ $link }（{ $today }）
cite-document-by = { $by }：{ $title }。载于：{ $corpus }。{ $link }（{ $today }）
cite-corpus = { $title }。语料库（指纹 { $fingerprint }），{ $version }。{ $link }（{ $today }）
citation-copied = 引用格式已复制到剪贴板。
wording = 文字
wording-verbatim = 原文
wording-digest = 摘要：并非说话人的原话
fingerprint = 指纹
stemmer = 词干提取器
quotation-marks = 引文所用引号
none = 无
about-readout = 关于 Readout
privacy = 一切都在此浏览器中进行。你输入、选择和阅读的内容不会发送到任何地方；页面不向其他主机请求任何内容，不设置 cookie，只记住你选定的配色、语言、列、子集和索引行，以及历史检索式。

# The page that says more of it.
trust-page = trust.zh.html

trust = 无障碍、隐私与权利
stored = 页面还在此浏览器中保存自身和语料库的一份副本，没有网络也能打开。
forget = 清除此处保存的一切
forget-sure = 确定清除子集、选中的行和其他一切？
version = Readout { $number }

## Help.

offers = 以此开头的词、字段和值
past-query = 历史检索式
field = 字段
help-query = 检索框中可以写什么
help-write = 输入
help-finds = 检索到

# The address of the page that says all of it.
language-page = language.zh.html

help-language = 检索语言完整说明
help-language-says = ：什么算一个词、什么优先，以及上述各项的细节。
help-keys = 按键
help-key = 按键
help-does = 作用

## What each kind of query finds.

example-words = 两个词都有的文档，位置不限
example-phrase = 按此顺序相邻的词
example-gap = 两词之间隔一个词
example-near = 顺序不限，其间最多有五个其他词
example-either = 任意一个词
example-series = 在图表中每个词自成一个序列；合起来则是其中任意一个
example-without = 含第一个词而不含第二个词的文档
example-group = 括号用于分组
example-begins = 以此开头的词；星号可放在任意位置
example-one-letter = 恰好一个字母
example-regex = 匹配整个词的正则表达式
example-edits = 相差一个字母的词；~2：相差两个
example-written = 与此写法完全一致，包括大小写
example-norm = 恰好这个词，不受匹配方式影响
example-sequence = 用 word、norm、fold 或 stem 指定的形符，可有间隔，在同一句子内
example-field = 该词，仅限有此值的文本
example-not-field = 该词，仅限没有此值的文本
example-year = 该年的文档
example-range = 从该月到该年年底的文档
help-subset = subset:name
help-subset-finds = 你以该名称保存的内容：“存为子集”在筛选条件旁边

## Keys, and what they do.

key-space = 空格
key-search-box = 转到检索框
key-help = 显示此帮助
key-offers = 在检索框中：在提示项之间移动；检索框为空时，在历史检索式之间移动
key-search = 在检索框中：采用选中的提示项，或显示结果
key-clear = 在检索框中：关闭提示项，再按则清空检索框；再按一次恢复检索式
key-close = 关闭对话框，或窄页面上的筛选条件
key-hit-after = 在文档中：下一处命中
key-hit-before = 在文档中：上一处命中
key-lines = 在索引中：下一行、上一行
key-open-line = 在索引行上：在原文中打开
key-choose-line = 在索引行上：选择该行
key-copy-line = 在索引行上：连同出处复制
key-points = 在图表上：在数据点之间移动；按住 Shift 则选择一段时间
key-ends = 在图表上：转到第一个点、最后一个点
key-open-point = 在图表上：打开该点所计的内容，或按选定的时段筛选
key-leave-point = 在图表上：离开数据点，放弃选定的时段

## Overview.

try-words = 可从这些词开始
try-help = 在部分文档中常见，在其余文档中少见。
compare-three = 对比其中三个词
compare-over-time = 对比其中三个词随时间的变化
by-time-and-field = { $what }，按{ $time }和{ $field }
counted = 计数
all-others = 其余全部
undivided = 不划分
found-by = “{ $query }”检索到的文档。
parts-overlap = 共 { $all } 个值，单独列出 { $shown } 个。部分文档的 { $field } 有多个值，分别计入每个值，因此柱高大于实际总量。
words-as = 显示为
as-list = 列表
as-cloud = 词云
all-words = 全部词及其分布
frequent-words = 最常见的词
frequent-help = 不含语法词。
typical-words = 这些文档的主题词
typical-help = 在这些文档中比在语料库其余部分更常见，按 G² 取最可靠的词。
frequencies = 数字为词在这些文档中的频数。
size-freq = 字的面积取决于词的频数。
size-g2 = 字的面积取决于词的 G²。
what-is-here = 语料库的内容
value = 值
share-of-words = 词数占比
share-of-hits = 命中占比
shares-of = 共 { $words }
of-all = / { $all }
more-about = 关于语料库
and-more = 另有 { $count } 项

## Search and Documents.

without-filters = 移除全部筛选条件
without-query = 清除检索式
columns = 列
title = 标题
date = 日期
hits = 命中数
documents-and-words = { $documents }，{ $words }

## Reader.

previous-hit = 上一处命中
next-hit = 下一处命中
no-hits = 此文档中没有命中
previous-document = 上一篇文档
next-document = 下一篇文档
hit-places = 命中在文档中的位置
asks = 提问
answers = 回答
read-digest = 此文本出自摘要《{ $corpus }》，并非原文：只有引号中的词句是发言者的原话。
missing-title = 此文档不在语料库中
missing-help = 链接所指的文档不在语料库中，或现已改名。
all-documents = 全部文档
place-copied = 此段落的链接已复制到剪贴板。
some-dimmed = 颜色较淡的段落已被筛选条件排除。
long-text = 文本很长：页面上只有正在阅读处附近的部分。浏览器自带的查找和打印只及于此；上方的搜索框则搜索全文。
text-not-printed = 离屏幕较远的文本未打印。
copy-paragraph = 复制
copy-paragraph-title = 复制整个段落：段落很长，页面上只有正在阅读处附近的部分
paragraph-copied = 整个段落已复制到剪贴板。
details = 关于此文档
hit-of = 第 { $number } 处命中，共 { $all } 处
paragraph-link = 第 { $number } 段的链接
window-title = { $view } · { $corpus } – Readout
