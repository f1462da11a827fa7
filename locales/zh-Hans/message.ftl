### What the engine says to a person. Each message is a variant of `message::Message` in the code, with a field for each of
### its variables, and stands by its English text on the command line. Signs and words of the query language and names of
### fields are the same in every language.

## A query that cannot be read: what is wrong with a part of it, and how to mend it.

message-too-long = 检索式过长。
message-ask-for-less = 请一次少检索一些：检索式最多 { $bytes } 字节。
message-many-filters = 筛选条件多于 { $most } 个。
message-join-filters = 请把同一字段的值并入一个条件，如 speaker:(Smith|Miller)。

message-unopened-parenthesis = 这个右括号没有对应的左括号。
message-open-one = 请删去它，或在前面补上左括号。
message-unclosed-parenthesis = 这个括号没有闭合。
message-close-with = 请用 { $sign } 闭合。
message-unclosed-quotation = 这个引号没有闭合。
message-close-with-another = 请再加一个引号。
message-unclosed-bracket = 这个方括号没有闭合。
message-one-sided-or = 这个 OR 的一侧没有内容。
message-write-both-sides = 请在它的两侧都写上词。
message-nothing-after-and = 这个 AND 之后没有内容。
message-nothing-before-and = 这个 AND 之前没有内容。
message-take-out-and = 请删去它：并列的词本来就是“且”的关系。
message-nothing-after-not = 这个 NOT 之后没有内容。
message-write-after-not = 请把不应出现的词紧写在它后面。
message-too-deep = 检索式嵌套过深。
message-take-out-some = 请删去一些括号。
message-empty-parentheses = 这对括号之间没有内容。
message-fill-parentheses = 请在其间写上词，或删去括号。
message-no-value = “{ $field }:”之后没有值。
message-write-value = 请把值紧写在冒号后面，如 { $field }:"…"；含冒号的词请放在引号中。
message-empty-quotation = 这对引号之间没有词。
message-fill-quotation = 请在其间写上短语，或删去引号。
message-long-phrase = 短语过长。
message-shorten-phrase = 短语最多 { $most } 个词。
message-no-distance = 这个 ~ 没有说明各词应相距多近。
message-large-distance = 这个数太大。
message-write-distance = 请在它后面写上不超过 { $most } 的数，如 "…"~5：各词之间最多另有这么多词。
message-star-among-near = 此处的 * 不代表任何词。
message-take-out-star = 请删去它：后面的数已说明中间可以另有几个词。
message-one-word-near = 只有一个词，谈不上相邻。
message-write-two-words = 请在引号中写两个或更多的词；要匹配相近的拼写，请把 ~ 紧写在词后。
message-many-words-near = 词太多了。
message-ask-for-fewer = 相邻检索最多 { $most } 个词。
message-holds-no-word = “{ $text }”中没有词。
message-words-have-letters = 词须含字母或数字；请删去它。
message-unclosed-regex = 这个正则表达式没有闭合。
message-close-with-slash = 请再加一个 / 闭合。
message-empty-regex = 此处没有正则表达式。
message-fill-regex = 请在两个符号之间写上一个。
message-unreadable-regex = 这个正则表达式无法识别：{ $why }。
message-mend-regex = 请修改，或在代表自身的符号前加 \。
message-nothing-written = 这个 = 之后没有词。
message-write-behind = 请把词紧写在后面，如 =May。
message-bad-edits = 没有这样的差异字母数。
message-write-edits = 在词后写 ~ 或 ~2，匹配相差一个或两个字母的拼写。
message-similar-to-more = 相近拼写只能针对一个词。
message-similar-to-one = 请把 ~ 写在不含 * 和 ? 的单个词之后。
message-empty-sequence = 这个序列可以一个词也没有。
message-require-one = 请让其中至少一个词必须出现一次。
message-long-sequence = 这个序列可能过长。
message-shorten-sequence = 连同重复，最多 { $most } 个词。
message-within-what = 没有说明在什么范围之内。
message-unknown-within = 没有可以限定在其中的“{ $word }”。
message-tag-in-query = 不能读取 { $tag } 这样的标记。
message-write-within = 请写 within sentence、within turn 或 within document；要检索 within 这个词本身，请放在引号中。
message-bracket-expected = 此处应闭合方括号，或继续写条件。
message-close-or-go-on = 请写 ]，或写 & 及另一个条件，或写 | 及另一个条件。
message-bad-repetition = 这个重复次数无法识别。
message-write-repetition = 请在花括号中写最少和最多的次数，如 { $range }，或只写一个数；也可写 ?、* 或 +。
message-quoted-tokens = 与其他形符并列时，每对引号是一个形符，而此处不止一个词。
message-quote-each = 请写 { $words }；若是文档中任意位置的短语，请在它与形符之间写 AND。
message-unknown-flag = 此处没有 { $flag } 这种写法。
message-write-attribute = 请删去它：本来就不区分大小写；要忽略变音符号，请写 [fold="…"]。
message-ampersand-outside = 这个 & 在方括号之外。
message-join-in-brackets = 对同一形符的条件写在一个方括号内，如 [word="…" & norm!="…"]；两个序列之间请写 AND。
message-no-attribute = 此处缺少属性名。
message-unknown-attribute = 没有名为“{ $name }”的属性。
message-attributes = 可用 word（原样写法）、norm、fold 和 stem，以及 case="yes"。
message-no-equals = { $name } 之后缺少 = 或 !=。
message-no-text = 这个符号之后缺少引号中的文本。
message-write-condition = 请写一个条件，如 norm="…"；什么都不写则代表任意词。
message-bad-case = 大小写只能区分或不区分。
message-write-case = 请写 case="yes"，或删去它。
message-no-fields = 此语料库没有字段。
message-unknown-field = 没有名为“{ $name }”的字段。
message-there-are = 可用的有 { $names }。
message-quote-colon = 含冒号的词请放在引号中。
message-bad-date = “{ $text }”不是日期。
message-write-date = 请写 2020、2020-07 或 2020-07-30；2019..2020 表示一段时间，>=2020 表示自此以后。
message-nothing-after-sign = 这个符号之后没有内容。
message-no-ends = 这个范围的两端都没有给出。
message-backwards-numbers = 这个范围的结尾小于开头。
message-smaller-first = 请把较小的数写在前面。
message-backwards-time = 这段时间的结束早于开始。
message-earlier-first = 请把较早的日期写在前面。
message-bad-number = “{ $text }”不是数。
message-write-number = 请写 100、100..200 或 >=100。
message-word-in-filter = 筛选条件只能是条件，而这是一个词。
message-write-filter = 请写 field:value，或把词移到检索式中。
message-unknown-subset = 没有这个名称的子集。
message-no-subsets = 尚未保存子集。
message-own-part = 子集“{ $name }”包含了它自身。
message-take-out-itself = 请把它从自己的检索式和筛选条件中去掉。
message-taken-up-to = { $sign } 最多按 { $times } 次计：一个序列最多 { $most } 个形符。
message-case-before-forms = 已区分大小写，因此每个词只代表其自身，不计其他词形。
message-no-stemmer = 此语料库没有词干提取器，因此找不到一个词的其他词形：每个词的词干就是它自身。可在 corpus.toml 中指定词干提取器。
message-near-is-written = 相邻近的词写作 "one two"~5：顺序不限，中间最多隔 5 个词。
message-regex-in-slashes = 正则表达式须写在斜线之间：/{ $regex }/。
message-several-tokens = “{ $written }”不止一个词例，请写作 { $tokens }。
message-capitals-passed-over = [word="{ $word }"] 不分大小写；如需区分，请写作 [word="{ $word }" & case="yes"]。
message-signs-left-out =
    { $count ->
       *[other] { $signs } 不计为词，已略去。
    }
message-both = { $first }{ $second }
message-none-is = 字段“{ $field }”没有值“{ $value }”。
message-there-is = 有“{ $value }”。
message-and-more = 可用的有 { $names }，另有 { $more } 个。
message-earliest-latest = 最早的是 { $first }，最晚的是 { $last }。
message-partly = 有 { $count } 篇文档的{ $field }只有一部分落在这段时间内，未计入。
message-nowhere = { $asked } 在此语料库中没有出现。
message-elsewhere = { $asked } 在筛选条件和检索条件所留的范围内没有出现，在其他地方出现 { $times } 次。
message-first-of-each = 各部分都采用其中的第一项：
message-without = 若去掉 { $filter }，可检索到 { $documents } 篇文档。
message-other-case = 以其他大小写写法，它出现 { $times } 次。
message-other-forms = 该词的其他形式有出现：{ $forms }。
message-like-spelling = 拼写相近的 { $form } 出现 { $times } 次。
message-like-spelling-hidden = 拼写相近的 { $form } 在被筛选条件排除的文本中出现 { $times } 次。
message-does-not-occur = { $word } 没有出现。
message-stand-near = 这些词彼此相邻（不论顺序）出现 { $times } 次。
message-not-near = 这些词没有在彼此附近出现；可改为检索含有全部这些词的文档。
message-no-document-has-all = 各部分都有出现，但没有一篇文档同时含有全部。
message-all-have-excluded = 含有其余各部分的文档，也都含有用 - 排除的内容。
message-stand-together = 作为短语“{ $text }”：{ $times } 次。
message-also-forms = 未计入：另有 { $forms }。
message-also-forms-and-more = 未计入：另有 { $forms }，以及更少见的 { $more } 个词。
message-few-matches = 这些数字只依据少量命中（{ $matches }）。
message-few-words = 这些数字只依据少量的词（{ $words }）。
message-small-view = 当前范围较小：列表从频数 { $least } 起，而不是从 { $usual } 起。
message-few-for-parts = 命中（{ $matches }）少于部分的数目（{ $parts }）：不可能均匀分布，D 会显得偏高。
message-overlapping-parts = 有的文本有几个{ $field }值：各部分有重叠，同属两部分的会计两次。
message-short-documents = { $documents } 篇文档少于 { $words } 词，其 MATTR 和 MTLD 无定义。
message-target-empty = 目标语料在当前范围内没有词。
message-reference-empty = 参照语料没有词：没有可与目标语料比较的内容。
message-independence = p 和 q 以各词独立抽取为前提。连续文本中的词并不独立，差异因而显得比实际更确定：请看对数比，以及有多少文档含有该词。
message-sides-overlap = 目标语料与参照语料有重叠：两者共有的 { $words } 词只计入目标语料。
message-stopped = 表中略去停用词（{ $list }）；计数和频率仍以全部的词为准。
message-widest-smooth = 平滑最多取 { $bins } 个时段合为一个值。
message-widest-window = 跨距每侧最多 { $words } 个词。
message-widest-context = 每行两侧最多显示 { $words } 个词。
message-no-word-to-show = 检索式中没有可显示其语境的词。
message-no-collocates = 搭配词是命中周围的词，而此检索式没有命中。
message-no-dispersion = 分布是命中的分布，而此检索式没有命中。
message-give-a-word = 请写一个词或短语。
message-no-target = 没有目标语料。
message-say-target = 请说明要比较哪些文本，如 speaker:Reuters。
message-list-of-words = 词频表只有单个的词。
message-compare-words = 请用单个的词与它比较。
message-row-lengths = 词串长 { $least } 至 { $most } 个词。
message-ask-for-so-many = 请按此长度检索。
message-short-open-row = 三个词或更长的词串才有首尾之间的词。
message-ask-for-range = 请取 { $least } 至 { $most }。
message-no-stop-words = 没有“{ $language }”的停用词表。
message-stop-word-lists = 可用 en（英文）和 zh（中文）；也可自行给出词。
message-many-bins = 最早与最晚的日期之间时段过多。
message-longer-unit = 请选较长的时间单位，或较短的一段时间。
message-no-dates = 此语料库没有一篇文档有日期。
message-count-by-field = 请改按字段统计，或为文档补上日期。
message-not-dates = “{ $name }”不是日期字段。
message-no-date-fields = 此语料库没有日期字段；请改按字段统计。
message-date-fields = 日期字段有 { $names }。
message-many-runs = 文本无法切成这么多段。
message-give-runs = 请给出 1 至 { $most } 之间的数。
message-far-place = 没有距命中 { $words } 个词的位置。
message-give-place = 请给出 1 至 { $most } 个词。
message-many-keys = 行最多按 { $most } 个键排序。
message-leave-out-last = 请略去最后几个。
message-no-document = 此语料库中没有文档“{ $path }”。
message-look-by-title = 它可能已改名。请按标题查找，或在“文档”中查找。
message-not-open = 没有打开的语料库。
message-open-first = 请先打开一个。
message-damaged = 语料库已损坏：{ $file }：{ $why }。
message-not-fetched = 无法获取语料库：{ $error }。
message-fetch-again = 请重新获取，或用 `readout build` 重新生成。
message-newer = 此语料库的格式为 { $format }，而本页面最高只能读取 { $known }。
message-older = 此语料库由较早版本的 Readout 生成：其格式为 { $format }，而本版本读取 { $known }。
message-build-again = 请用本版本的 `readout build` 或 `readout site` 从文本重新生成。
message-reload = 请重新加载页面，以取得最新版本。
message-only-counted = 自定类别只用于分组计数，不用于排序。
message-choose-other-key = 请按其他项目排序。
message-alike = “相近”指对数比的 95% 置信区间在 −0.5 与 0.5 之间，即双方的频率相差不超过 1.41 倍。

## What an answer is made from.
message-of-digest = 词句与计数都出自摘要《{ $corpus }》，而非原文。
