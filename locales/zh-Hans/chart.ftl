### Charts and Trends. A value is "每百万词：412.3", so that a unit is a noun.

chart-by = 按
chart-by-auto = 自动
chart-by-auto-is = 自动：{ $by }
chart-by-year = 年
chart-by-quarter = 季度
chart-by-month = 月
chart-by-day = 日
chart-by-decade = 十年
chart-by-some-years = 若干年
chart-years = 合并年数
chart-by-years = { $years } 年
chart-drawing = 绘制为
chart-drawing-points = 点
chart-drawing-bars = 条形
chart-rank = 顺序
chart-rank-documents = 文档最多在前
chart-rank-documents-up = 文档最少在前
chart-rank-hits = 命中最多在前
chart-rank-hits-up = 命中最少在前
chart-rank-rate = 数值最高在前
chart-rank-rate-up = 数值最低在前
chart-rank-words = 词数最多在前
chart-rank-words-up = 词数最少在前
chart-rank-name = 名称升序
chart-rank-name-up = 名称降序
chart-top = 数量
chart-top-10 = 前 10 项
chart-top-20 = 前 20 项
chart-top-40 = 前 40 项
chart-top-100 = 前 100 项
chart-top-1000 = 前 1,000 项
chart-least-words = 每项至少
chart-least-words-title = 不填时：预期出现一次命中的词数，但不超过最大部分的十分之一。文本更少时，频率说明不了什么，其区间还会遮住其他各项。
chart-few-words = 有 { $count } 个部分少于 { $words }，图中略去。
chart-few-words-show = 显示
chart-date-field = 日期
chart-unit = 单位
chart-unit-rate = 频率
chart-unit-count = 命中数
chart-unit-documents = 文档占比
chart-unit-among = 检索词间占比
chart-panels = 分图
chart-no-panels = 不分，合为一图

# A field's name follows.
chart-panels-of = 分图，每图一个

chart-smooth = 曲线
chart-smooth-default = 逐点相连
chart-smooth-3 = 合并 3 点
chart-smooth-5 = 合并 5 点
chart-smooth-7 = 合并 7 点
chart-smooth-13 = 合并 13 点
chart-changes = 变点
chart-changes-default = 不标出
chart-changes-marked = 标出
chart-terms-compared = 对比的检索词
chart-add = 添加
chart-add-label = 添加检索词
chart-add-hint = 另一个检索词
chart-as-table = 显示为表格
chart-as-chart = 显示为图表
chart-svg = SVG
chart-svg-title = 将图表存为矢量图（SVG）
chart-png = PNG
chart-png-title = 将图表存为图像（PNG）
chart-no-png = 此浏览器未能生成图像，请将图表存为 SVG。
chart-csv-title = 将数字存为表格（CSV）
chart-points = 图表的点
chart-points-help = 方向键在各点之间移动，{ $key } 打开该点的命中。按住 Shift 可选择一段时间用于筛选。
chart-opens = 点击或按 { $key }：查看该点的命中
chart-stretch = { $from } – { $to }：松开或按 { $key }，即按这段时间筛选
chart-with-hits = 有命中的文档
chart-of-documents = 文档总数
chart-of-all-hits = 全部检索词的命中数
chart-weak-here = 数据过少：不足 1,000 词或 5 处命中
chart-weak-share-here = 数据过少：不足 10 篇文档
chart-weak-among-here = 数据过少：全部检索词不足 5 处命中
chart-hits = 命中数
chart-words = 词数
chart-documents = 文档数
chart-per-million = 每百万词
chart-per-thousand = 每千词
chart-share = 文档占比（%）
chart-among = 占这些检索词命中数的比例（%）
chart-short-among = 命中占比（%）
chart-greatest = 各检索词的最高值
chart-whole = 这些检索词的全部命中
chart-short-per-million = 每百万词
chart-short-per-thousand = 每千词
chart-interval = 95% 置信区间
chart-no-value = 无值
chart-no-words = 无词
chart-no-hits = 这些检索词无命中
chart-intervals = 95% 置信区间，假定各词相互独立。
chart-share-intervals = 95% 置信区间，假定各文档相互独立。
chart-among-intervals = 表格附 95% 置信区间，假定各命中相互独立。几个检索词都匹配的文本，为每个检索词各计一次。
chart-weak-among = 浅色：全部检索词不足 5 处命中，数据过少，不宜作为依据。
chart-heat = 颜色越深，值越高：每个检索词从 0 到它自己的最高值，数据过少之处不计；更高的值颜色相同。空心框表示零；没有框表示没有词。
chart-heat-among = 颜色越深，占比越大，从 0 到 100%。空心框表示零；没有框表示所有检索词都没有命中。
chart-heat-weak = 小方块，或数字下的横线：词、命中或文档过少，不宜作为依据。
chart-weak-share = 空心或细线：不足 10 篇文档，数据过少，不宜作为依据。
chart-no-change = 未检出变点：Pettitt 检验，p < 0.05。
chart-few-for-changes = 检测变点需要 10 个点。
chart-changes-test = 点线标出变点：Pettitt 检验，p < 0.05，假定各点相互独立。每二十次检验中有一次会在没有变点处检出变点。
chart-crowded = 图中不标数值：此处数值会与线条或彼此重叠。数值见表格。
chart-cut = 箭头表示区间超出坐标轴：坐标轴按频率设定，而区间可达其频率的许多倍。
chart-weak = 空心或细线：不足 1,000 词或 5 处命中，数据过少，不宜作为依据。
chart-gaps = 空缺表示这段时间没有词，并不等于零。
chart-gaps-and-zeros = 空缺表示这段时间没有词；零在基线上有标记。
chart-source = 统计自 { $corpus }。
chart-source-digest = 统计自摘要《{ $corpus }》，而非原文。
chart-empty-title = 尚无可统计的内容
chart-empty-help = 在检索框中输入一个或多个检索词，以半角逗号分隔：每个检索词成为一条线。
chart-no-terms-title = 没有可统计的词
chart-no-terms-help = 检索式缩小了范围，但没有指定词。请添加检索词。
chart-no-bins-title = 没有可绘制的内容
chart-coarse-help = 文档的日期没有这样细的粒度。请按更长的时间单位统计。
chart-no-bins-help = 当前范围内的文档都没有可据以统计的值。请去掉一个筛选条件，或改按其他项统计。

# "huawei, security by month".
chart-title = { $terms }，按{ $by }
chart-quoted = “{ $term }”
chart-term-within = { $term }（{ $conditions }）
chart-title-within = { $title }，限于 { $filters } 的文本
chart-title-edit = 编辑标题
chart-title-label = 图表标题
chart-title-set = 设定
chart-title-help = 至多 { $most } 个字符；留空则以文字说明所统计的内容。标题保存在链接中。
chart-title-dropped = 图表的内容已改变，标题“{ $title }”已去掉。
chart-title-keep = 保留标题
chart-dark = 深色
chart-dark-title = 以深色保存 SVG 和 PNG

# A point of the chart.
chart-point = { $term }，{ $bin }

# "412 per million".
chart-rate = { $unit }：{ $value }

# "12 hits in 29,104 words".
chart-hits-in-words = { $words }中有 { $hits } 处命中

# "12 hits in 3 documents".
chart-total = { $documents }中有 { $hits }

chart-interval-of = 95% 置信区间：{ $low } 至 { $high }

# One sentence a series, for whoever cannot see the chart.
chart-highest = { $term }：最高值在 { $bin }，{ $value }（{ $detail }）。

chart-highest-firm = { $term }：不计数据过少的点，最高值在 { $bin }，{ $value }（{ $detail }）。
chart-nothing-found = { $term }：没有命中。
chart-view-size = 当前范围：{ $documents }，{ $words }。
chart-undated = { $count } 篇文档没有日期，不计入任何点。
chart-coarse = { $count } 篇文档的日期粒度比 { $by } 粗，不计入任何点。
chart-overlapping = 部分文档的 { $field } 有多个值：其词数分别计入每个值，因此各行有重叠。
chart-rows-shown = 共 { $all } 个值，绘出 { $shown } 个；表格列出全部。
chart-series-shown = 共 { $all } 个检索词，绘出 { $shown } 个；表格列出全部。

# From one bin to another.
chart-range = { $from } – { $to }

# "3 of 12 documents".
chart-of = { $part } / { $all }

chart-citation = “{ $title }”，{ $corpus } 的图表（指纹 { $fingerprint }），{ $version }，生成于 { $today }。{ $link }
chart-citation-digest = { $title }：统计自摘要《{ $corpus }》（指纹 { $fingerprint }）而非原文的图表，{ $version }，生成于 { $today }。{ $link }
chart-smoothed-value = 平滑值：{ $value }

# $by may be a word of another language; it is named once.
chart-smoothed-over = 曲线上每点合并其前后共 { $points } 个时段（按 { $by }），两端和空缺旁的时段较少。标记为单个时段的值，其置信区间见表格。

chart-change = { $term }：变点在 { $bin }，{ $unit }由 { $before } 变为 { $after }（p = { $p }）。
chart-change-sure = { $term }：变点在 { $bin }，{ $unit }由 { $before } 变为 { $after }（p < 0.001）。
chart-hidden = 未绘出的检索词：{ $count } 个。
chart-hidden-part = 未绘出的检索词：{ $count } 个，但其命中计入总数。
chart-show-term = 绘出 { $term }
chart-edit-term = 编辑 { $term }
chart-smoothed = 平滑值
chart-edit = 编辑
chart-name = 名称
chart-earlier = 前移
chart-later = 后移
chart-remove-term = 移除 { $term }
chart-table-caption = { $title }：{ $unit }，附 95% 置信区间

# "1,204 words in 3 documents".
chart-of-whole = { $documents }中的 { $words }

# "12 of 30 hits".
chart-of-hits = { $freq } / { $hits }

# "China: huawei by month", "huawei by month, for each side".
chart-of-panel = { $panel }：{ $what }

chart-each = { $title } 和 { $field }
chart-panels-shown = 共 { $all } 个值，为文档最多的 { $shown } 个绘图；可用筛选条件换成其他值。
chart-panels-overlap = 部分文档的 { $field } 有多个值：分别计入每个值的图。
