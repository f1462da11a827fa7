### Collocates.

collocates-term = 搭配词
collocates-term-title = 命中近旁的词，按其规范形式
collocates-o11 = 跨距内
collocates-o11-title = O₁₁：在所有命中的跨距内，有多少个位置是该词，每个位置只计一次
collocates-lines = 命中数
collocates-lines-title = 有多少处命中的跨距内含该词，即其索引行
collocates-c1 = 总计
collocates-c1-title = C₁：该词在当前范围内、命中之外出现的次数
collocates-e11 = 期望值
collocates-e11-title = E₁₁ = R₁ · C₁ / N：假定该词与命中无关，它在跨距内应出现的次数
collocates-log-dice = logDice
collocates-log-dice-title = logDice = 14 + log₂(2 · O₁₁ / (命中数 + C₁))，最大为 14；不随语料库增大而增大（Rychlý 2008）
collocates-mi = MI
collocates-mi-title = MI = log₂(O₁₁ / E₁₁)；偏向低频词（Church & Hanks 1990）
collocates-mi3 = MI³
collocates-mi3-title = MI³ = log₂(O₁₁³ / E₁₁)；加大高频词权重的 MI（Daille 1994）
collocates-g2 = G²
collocates-g2-title = 对数似然比 G² = 2 · Σ O · ln(O / E)，对四格求和：两者共现有多可靠（Dunning 1993）
collocates-t = t
collocates-t-title = t = (O₁₁ − E₁₁) / √O₁₁；偏向高频词（Church et al. 1991）
collocates-z = z
collocates-z-title = z = (O₁₁ − E₁₁) / √E₁₁（Berry-Rogghe 1973）
collocates-dice = Dice
collocates-dice-title = Dice = 2 · O₁₁ / (命中数 + C₁)，从 0 到 1
collocates-dp21 = ΔP 词|命中
collocates-dp21-title = ΔP₂₁ = O₁₁ / R₁ − O₂₁ / R₂：在跨距内，该词出现的可能性大多少（Gries 2013）
collocates-dp12 = ΔP 命中|词
collocates-dp12-title = ΔP₁₂ = O₁₁ / C₁ − O₁₂ / C₂：在该词出现处，位于跨距内的可能性大多少（Gries 2013）
collocates-place-title = 有多少处命中恰在此位置有该词：L 为命中左侧，R 为命中右侧
collocates-window = 跨距
collocates-window-1l-1r = 左 1，右 1
collocates-window-2l-2r = 左 2，右 2
collocates-window-3l-3r = 左 3，右 3
collocates-window-5l-5r = 左 5，右 5
collocates-window-10l-10r = 左 10，右 10
collocates-window-5l-0r = 左 5
collocates-window-0l-5r = 右 5
collocates-window-sentence = 整个句子
collocates-least = 至少
collocates-least-unit = 次（跨距内）
collocates-drawn = 词
collocates-drawn-attracted = 多于期望值
collocates-drawn-repelled = 少于期望值
collocates-drawn-both = 全部
collocates-empty-title = 没有符合的词
collocates-empty-help = 没有词在这些跨距内出现得这样多。请降低次数、加宽跨距，或把“词中含有”改短。
collocates-begin-title = 一个词的近旁有哪些词？
collocates-begin-help = 在检索框中输入词或短语：这里列出在其近旁比随机情形出现得更多的词。
collocates-network = 表中最强的搭配词围绕命中排列，左边是多出现在命中左侧的词。搭配越强，线越粗；弧线连接常出现在同一命中近旁的两个词。

# "1,204 matches; 11,310 of 98,200 words stand in their windows, in 54 documents".
collocates-caption = { $matches }；在 { $documents }的其他 { $all } 词中，有 { $around } 词在其跨距内

# A chip: "near: human, 5 left, 5 right".
collocates-near = 跨距 { $window } 内有“{ $term }”（限于同一{ $edge }）

collocates-too-rare = 没有词在这些跨距内出现至少 { $least } 次。
