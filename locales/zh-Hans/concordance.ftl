### Concordance.

concordance-lines = 索引行
concordance-left = 左侧
concordance-right = 节点词及右侧
concordance-source = 出处
concordance-choose = 选择
concordance-copy-title = 复制该行及其出处

# A line as it is cited.
concordance-quoted = “… { $line } …”

# A line of a digest, whose words are nobody’s own: without quotation marks.
concordance-cut = … { $line } …
concordance-worded = 文字出自摘要《{ $corpus }》；只有引号中的词句是发言者的原话。

concordance-fetching = 正在取得各行：{ $fetched } / { $lines }。
concordance-copied = 该行及其出处已复制到剪贴板。
concordance-open = 索引
concordance-open-title = 将每处命中显示为一行，附其上下文
concordance-json-title = 将全部行存为 JSON，附所用设置
concordance-csv-title = 将全部行存为表格（CSV）
concordance-sort = 排序
concordance-then = 再按
concordance-turned = 倒序
concordance-turned-title = 将此顺序倒过来
concordance-text-order = 文本顺序
concordance-presets = 常用排序
concordance-context = 上下文
concordance-paragraph = 段落
concordance-sample = 显示
concordance-all-lines = 全部行
concordance-seed = 种子
concordance-seed-title = 同一种子在同一语料库中抽出相同的行
concordance-another = 重新抽样
concordance-group = 分组计数
concordance-no-group = 不分组
concordance-the-match = 节点词
concordance-document = 文档
concordance-date = 日期
concordance-edge = （文本边界）
concordance-no-value = （无值）
concordance-count = 行数
concordance-in-documents = 文档数
concordance-overlapping = 部分行有多个值：分别计入每个值。
concordance-begin-title = 尚无可显示的词
concordance-begin-help = 索引将一个词的每处命中连同上下文逐行列出。请在检索框中输入一个词或一个“短语”。
concordance-none-title = 没有符合的行
concordance-none-help = 虽有命中，但上方所选的条件没有留下任何一行。
concordance-tools = 已选的行
concordance-none-chosen = 未选任何行
concordance-all = 全选
concordance-not-any = 全不选
concordance-drop = 剔除
concordance-keep = 只保留这些
concordance-category = 归类…
concordance-category-title = 将行归入类别
concordance-category-help = 类别是你为部分行自定的名称，保存在此浏览器中，并写入你保存的文件。
concordance-category-name = 新类别
concordance-put = 归入
concordance-no-category = 移出类别
concordance-bring-back = 恢复
concordance-show-all = 显示全部行
concordance-categories = 类别
concordance-category-shown = 类别
concordance-kept-only = 仅保留的行

# A place beside the match, with what it is in words: "2R, 2 words after".
concordance-word-before = { $place }（左侧第 { $count } 词）

concordance-word-after = { $place }（右侧第 { $count } 词）
concordance-count-lines = { $count } 行

# "1,204 lines in 54 documents".
concordance-lines-in = { $documents }中的 { $lines }

# "100 lines in 20 documents, of 1,204 hits".
concordance-of-hits = { $lines }，取自 { $hits }

concordance-at-random = 随机 { $count } 行
concordance-chosen = 已选 { $count } 行
concordance-dropped = 已剔除 { $count } 行。
concordance-brought-back = 已恢复 { $count } 行。
concordance-put-into = 已将 { $count } 行归入“{ $category }”。
concordance-taken-out = 已将 { $count } 行移出类别。
concordance-kept = 已保留 { $count } 行，其余各行不再显示。
concordance-only = { $key }：{ $value }
concordance-category-count = { $name }（{ $count }）
concordance-choose-line = 第 { $number } 行
concordance-groups-caption = { $by }：{ $lines }，分为 { $groups }
concordance-count-groups = { $count } 组
concordance-hand-dropped = 去掉了 { $count } 行
concordance-hand-categories = { $count } 行已归类
concordance-hand-shown = 显示：{ $shown }
concordance-not-in-link = 以下仅保存在此浏览器中，不在链接里：{ $what }。
concordance-settings = 排序、上下文、抽样
concordance-own-categories = 自定类别
concordance-in-no-category = （未归类）
concordance-narrow = 选择一个值，即只显示其索引行。
concordance-no-categories = 尚无归类的行：请先选择若干行并将其归类。
concordance-rate-title = 以各值的词数为基数的频率，附 95% 置信区间，假定各词相互独立
concordance-no-rates = 抽样的行没有频率。
concordance-groups-csv = 计数 CSV
concordance-groups-json = 计数 JSON
concordance-groups-csv-title = 将全部计数存为 CSV
concordance-groups-json-title = 将全部计数存为 JSON，附其由来
concordance-interval = { $low } 至 { $high }
concordance-out-of = 基数：{ $words }
concordance-unit = 列出
concordance-matches = 每处命中
concordance-quotations = 整段引语
concordance-all-quotations = 全部引语
concordance-no-quotations = 此处没有引语
concordance-no-quotations-help = 筛选后的文本中没有引号内的文字，或引语中没有检索式的命中。
concordance-show-matches = 显示命中
concordance-count-quotations = { $count } 段引语
