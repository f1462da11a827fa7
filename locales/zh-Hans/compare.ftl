### Compare. The first side is 目标语料, the second 参照语料.

compare-target = 目标语料
compare-target-hint = side:China
compare-reference = 参照语料
compare-reference-hint = 其余全部
compare-swap = 互换
compare-swap-title = 互换目标语料与参照语料
compare-import = 导入词频表…
compare-import-title = 与文件中的词频表对比：每行一个词及其频数
compare-other-corpus = 另一语料库……
compare-list-kept = 词频表留在此页面；视图的链接不带词频表。
compare-list-title = 链接中没有词频表
compare-list-help = 此视图与从文件读入的词频表对比，而文件不会离开其所在的计算机。请在上方选择该文件，或移除其名称以与其余全部对比。
compare-sides = 对比的双方
compare-together = 至少
compare-together-unit = 次（双方合计）
compare-range = 见于
compare-range-unit = 篇文档
compare-typical = 主题词
compare-typical-both = 双方的
compare-typical-attracted = 目标语料的
compare-typical-repelled = 参照语料的
compare-term = 主题词
compare-term-title = 按其规范形式；可由此查看其全部索引行
compare-freq-target = 目标频数
compare-freq-target-title = 该词在目标语料中出现的次数
compare-freq-reference = 参照频数
compare-freq-reference-title = 该词在参照语料中出现的次数
compare-log-ratio = 对数比
compare-log-ratio-title = log₂((a / c) / (b / d))：1 表示在目标语料中的频率是参照语料的两倍，−1 表示一半；频数 0 按 0.5 计（Hardie 2014）
compare-low = 下限
compare-high = 上限
compare-interval-title = 对数比的 95% 置信区间，假定各词相互独立（Katz et al. 1978）
compare-g2 = G²
compare-g2-title = 对数似然比 G² = 2 · Σ O · ln(O / E)，对四格求和：双方的差异有多可靠（Dunning 1993）
compare-p = p
compare-p-title = G² 的 p 值，自由度为 1，假定各词相互独立
compare-q = q
compare-q-title = q：同时检验这样多的词时，校正后的 p 值（Benjamini & Hochberg 1995）
compare-pct = %DIFF
compare-pct-title = %DIFF = (a/c − b/d) / (b/d) · 100；参照语料没有该词时无定义（Gabrielatos & Marchi 2011）
compare-documents-of = { $side } 文档数
compare-range-target = 目标文档数
compare-range-target-title = 目标语料中含该词的文档数
compare-range-reference = 参照文档数
compare-range-reference-title = 参照语料中含该词的文档数
compare-dp = 目标 DP
compare-dp-title = 该词在目标语料各文档中分布有多不均匀：0 为均匀，趋近 1 为集中于少数文档（Gries 2008）
compare-empty-title = 没有符合的主题词
compare-empty-help = 没有词的双方合计频数达到要求。请降低要求，或对比更大的语料。
compare-begin-title = 一部分文本比另一部分更常说什么？
compare-begin-help = 在上方用条件指定目标语料，例如 speaker:name 或 date:2020，也可从以下对比开始。一方比另一方更常用的词就是它的主题词。
compare-map = 每个主题词按其每百万词频率定位：离线越远，越典型于其中一方。

# A word of the plot, with how often it is in either side.
compare-point = { $word }：{ $first } | { $second }

compare-begin-with = { $filter }，与其余全部对比

# "20,310 words in 24 documents with 78,440 words in 30 documents; 812 words tested".
compare-caption = { $first }，对比 { $second }；检验了 { $words }

compare-side = { $documents }中的 { $words }
compare-list = { $name }：{ $words }
compare-list-unreadable = 词频表无法读取：第 { $line } 行没有词及其频数。每行须有这两项，以制表符或逗号分隔。

compare-log-ratio-low = 对数比下限
compare-log-ratio-high = 对数比上限
compare-frequency-target = 目标频数
compare-frequency-reference = 参照频数
compare-documents-reference = 参照文档数
compare-in-too-few = 没有词见于这样多的文档。
compare-too-rare = 没有词的双方合计频数达到 { $least } 次。
compare-typical-alike = 双方用得相近的
compare-shared = 共有
compare-shared-title = 每百万词频率，取双方中较低者，即双方都达到的频率
compare-none-alike = 没有词可确知双方用得相近：各词对数比的 95% 置信区间都超出 −0.5 至 0.5。频率较高的词、较大的语料，区间较窄。
compare-show-both = 列出双方的词
