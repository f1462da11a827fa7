### All tables of measures.

measured-settings = 设置
measured-list = 表格各行
measured-copy-title = 复制整个表格，可粘贴到电子表格中
measured-copied = 表格已复制到剪贴板。
measured-json = JSON
measured-json-title = 将整个表格存为 JSON，附其由来
measured-lines-title = 查看此数字所计的命中
measured-undefined = 此处无定义：词、命中或部分过少，或除数为零
measured-tiny = < 0.0001

# "12 of 54".
measured-of = { $some } / { $all }

measured-filter-label = 仅列出含这些字母的词
measured-filter-title = 行中任意位置的字母；带 * 时为整行的样子：*ism，或在 n 元词组中用 us * 列出以 us 开头的词组
measured-rows = 每行为
measured-rows-1 = 单个词
measured-rows-2 = 2 元词串（n-gram）
measured-rows-3 = 3 元词串（n-gram）
measured-rows-4 = 4 元词串（n-gram）
measured-rows-5 = 5 元词串（n-gram）
measured-open = 留一个空位
measured-open-title = 首词与末词之间的一个位置可为任意词，显示为 *
measured-edge = 限于同一
measured-edge-turn = 话轮
measured-edge-sentence = 句子
measured-edge-document = 文档
measured-stop = 排除
measured-stop-default = 不排除
measured-stop-en = 英文停用词
measured-stop-zh = 中文停用词

measured-of-places = { $unit }（按位置）
measured-minima = 只列
measured-measure = 度量
measured-bound = 数值
measured-add = 添加
measured-at-least = { $measure } ≥ { $value }
measured-at-most = { $measure } ≤ { $value }
measured-minima-met = { $all } 行中有 { $some } 行符合下限要求。
measured-none-meets = 没有一行符合 { $minimum }。
measured-without-minima = 去掉全部要求
measured-none-meets-all = 各项要求单独都有符合的行，但没有一行同时符合全部要求。
measured-without-minimum = 去掉 { $minimum }：{ $rows } 行
measured-from-one = 至少 1：{ $rows } 行
