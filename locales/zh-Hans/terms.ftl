### Terms.

terms-min-label = 至少
terms-min-unit = 次
terms-term = 词
terms-gram = n 元词串
terms-freq = 频数
terms-rate-title = 频数 / 范围内的 { $words } 个词
terms-rate-of-places-title = 频数 / n 元词组可处的 { $places } 个位置；词组不跨越边界，因此位置少于词数
terms-range = 文档数
terms-dp = DP
terms-dp-title = 比例偏差（Gries 2008）：0 为按文档长度分布于全部文档，趋近 1 为全部集中于少数文档
terms-forms = 写法
terms-forms-title = 该词在语料库中有多少种写法
terms-not-narrowed = 检索框中的词不缩小此词表；筛选条件和 speaker:name 这类条件可以。
terms-empty-title = 没有符合的词
terms-empty-help = 当前范围内没有含这些字母且频数足够的词。请把“词中含有”改短，或降低频数。
terms-different-words = { $count } 个类符
terms-different-rows = { $count } 个不同的 n 元词串

# "2,310 different words among 12,480, in 52 documents".
terms-caption = { $documents }的 { $words } 词中有 { $types }

terms-caption-of-rows = { $documents }的 { $words } 个位置中有 { $types }

# The name of a button that shows the number alone.
terms-forms-of = { $term } 的 { $count } 种写法
