### Dispersion, in Trends, and diversity, in Documents.

spread-show = 显示
spread-of-trends-default = 频率
spread-of-trends-heat = 频率热图
spread-of-trends-dispersion = 分布的均匀程度
spread-of-documents-default = 目录
spread-of-documents-diversity = 词汇丰富度
spread-order-title = 按语料库或字段的顺序

## Dispersion.

spread-across = 划分方式
spread-documents = 文档
spread-part = 部分
spread-tokens = 词数
spread-freq = 命中数
spread-strip = 所在位置
spread-strip-title = 左端为文档首词，右端为末词；最多绘出 400 处命中
spread-no-value = （无值）
spread-none-title = 没有含词的部分
spread-none-help = 当前范围为空。请去掉一个筛选条件。

## Name, formula, of each measure, in their order.

spread-measure-matches = 命中数
spread-measure-matches-title = 各部分的命中总数
spread-measure-range = 分布范围
spread-measure-range-title = 至少有一处命中的部分数 / 全部部分数
spread-measure-juilland-d = Juilland’s D
spread-measure-juilland-d-title = 1 − V / √(n − 1)，V 为 n 个部分的频率的变异系数；1 为均匀（Juilland & Chang-Rodríguez 1964）
spread-measure-dp = DP
spread-measure-dp-title = ½ Σ |命中占比 − 词数占比|；0 为均匀，趋近 1 为集中于少数部分（Gries 2008）
spread-measure-dp-norm = DPnorm
spread-measure-dp-norm-title = DP / (1 − 最小的词数占比)，使 1 为最不均匀（Lijffijt & Gries 2012）
spread-measure-rosengren-s = Rosengren’s S
spread-measure-rosengren-s-title = (Σ √(词数占比 · 命中数))² / 总命中数；1 为均匀（Rosengren 1971）
spread-measure-carroll-d2 = Carroll’s D₂
spread-measure-carroll-d2-title = 频率的熵除以 log₂ n；1 为均匀（Carroll 1970）
spread-measure-arf = ARF
spread-measure-arf-title = 平均约减频数：彼此靠近的命中每处不足计一次；无须划分部分（Savický & Hlaváčová 2002）
spread-all-lines = 将全部命中显示为索引行

# A chip: only the matches in one of the parts.
spread-run = { $all } 等份中的第 { $number } 份

spread-parts = { $count } 等份

# "312 matches in 48 of 54 documents".
spread-caption = { $matches }，见于 { $parts } 个部分中的 { $range } 个；各部分共 { $words }

## Diversity.

spread-document = 文档
spread-all = 当前范围合计
spread-types = 类符数
spread-ttr = TTR
spread-ttr-title = 类符/形符比：类符数除以词数（形符数）。随文本变长而下降：只宜比较长度相近的文本
spread-mattr = MATTR
spread-mattr-title = 移动平均类符/形符比：所有 100 词窗口的均值（Covington & McFall 2010）
spread-mtld = MTLD
spread-mtld-title = 文本词汇多样性测度：类符/形符比保持在 0.72 以上的片段的平均长度，正向和反向各算一遍（McCarthy & Jarvis 2010）
spread-hdd = HD-D
spread-hdd-title = HD-D：随机抽取 42 词时类符的预期占比（McCarthy & Jarvis 2007）
spread-yule = Yule’s K
spread-yule-title = Yule’s K = 10⁴ · (Σ m² V(m) − N) / N²：相同的词重复出现有多频繁；几乎不受文本长度影响（Yule 1944）
spread-sentence = 平均句长
spread-sentence-title = 词数除以含词的句子数

spread-each-term = 各词分列
spread-all-terms = 全部词合计
spread-term = 检索词
spread-term-title = 检索式中的写法；可由此查看其单独的分布
spread-terms-caption = { $terms } 个检索词在 { $words }中的分布
