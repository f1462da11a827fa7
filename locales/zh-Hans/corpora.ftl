### 语料库：随页面提供的与读者自己的，以及文本如何成为语料库。

corpora-here = 此处的语料库
corpora-bundled = 随本页提供
corpora-open-now = 当前打开
corpora-open = 打开
corpora-passing = 未保存：关闭本页后即消失

corpora-added = 添加于 { $date }

corpora-megabytes = { $count } MB
corpora-gigabytes = { $count } GB
corpora-kilobytes = { $count } KB

corpora-save = 另存为
corpora-save-package = 语料库文件
corpora-save-package-title = 单个文件（.readout），拖放到本页或任何 Readout 页面即可再次打开
corpora-save-site = 网站
corpora-save-site-title = zip 压缩的文件夹，内含本页与语料库：解压到任何网站服务器即可
corpora-save-single = 单个 HTML 文件
corpora-save-single-title = 含语料库的单个网页文件，可从磁盘直接打开
corpora-save-metadata = 文档表
corpora-save-metadata-title = CSV：每篇文档的文件、路径、长度和字段
corpora-saving = 正在生成文件……
corpora-add = 添加文本……
corpora-add-title = 同名文件会替换原有文件
corpora-again = 重新读取……
corpora-again-title = 查看并更改文本的读取方式
corpora-rename = 重命名
corpora-rename-label = 标题
corpora-remove = 移除

corpora-removed = 已从此浏览器移除“{ $title }”。

corpora-kept = “{ $title }”已保存在此浏览器中。

corpora-not-kept-full = 此浏览器已没有空间。在关闭本页之前可以使用该语料库：请将其另存为文件，或移除其他语料库。
corpora-not-kept-forbidden = 此浏览器不为本页保存任何内容。在关闭本页之前可以使用该语料库：请将其另存为文件。

## 浏览器保存的内容。

corpora-storage = 保存在此浏览器中

corpora-space = 已用 { $used }，可用 { $free }。

corpora-persist = 空间不足时也予以保留
corpora-persisted = 浏览器会保留本页的语料库，直到你将其移除。
corpora-not-persisted = 浏览器未作此承诺。空间不足时可能会清除所存内容：为保险起见，请将语料库另存为文件。

corpora-refused = 此浏览器无法保存任何内容（{ $why }）。语料库可用到关闭本页为止，也可另存为文件。

corpora-refused-full = 此浏览器已没有空间。请移除一个语料库，或将其另存为文件。

## 文本导入。

corpora-yours = 你自己的文本
corpora-drop = 将文件或文件夹拖放到此处
corpora-drop-anywhere = 松开即可读取文件
corpora-formats = 文本（.txt、.md、.html），文档（.docx、.odt、.pdf、.epub），每行一篇文本的表格（.csv、.tsv、.xlsx、.json、.jsonl），TEI（.xml），字幕（.srt、.vtt），以上文件的压缩包（.zip），以及语料库文件（.readout）。metadata.csv 与 corpus.toml 的读取方式与命令行相同。
corpora-private = 文件在你的计算机上读取，并保存在此浏览器中，不会发送到任何地方。
corpora-choose-files = 选择文件……
corpora-choose-folder = 选择文件夹……
corpora-paste = 粘贴文本……
corpora-paste-title = 粘贴文本
corpora-paste-name = 标题
corpora-paste-text = 文本
corpora-paste-do = 读取
corpora-pasted = 粘贴的文本
corpora-untitled = 我的文本
corpora-nothing-given = 拖放的内容中没有文件。

corpora-unread = 浏览器无法读取：{ $names }

## 读取与索引。

corpora-starting = 正在准备……

corpora-loading = 正在载入文件 { $done } / { $total }

corpora-reading = 正在读取文档 { $done } / { $total }

corpora-indexing = 正在索引文档 { $done } / { $total }

corpora-packing = 正在打包语料库……

corpora-time-left = 大约还需 { $seconds } 秒

corpora-cancel = 取消

## 索引之前读到的内容。

corpora-found = 读到的内容
corpora-index = 索引 { $count } 篇文档

corpora-found-documents = { $count } 篇文档

corpora-found-characters = { $count } 个字符

corpora-of-format = { $count } 篇来自 .{ $format }

corpora-settings = 读取方式
corpora-language = 语言
corpora-language-hint = en、de、zh-Hans……
corpora-language-title = 语言标签，如 en、en-GB、de 或 zh-Hans：决定词干和字体
corpora-stemmer = 词干
corpora-stemmer-none = 无
corpora-dates = 如 03/04/2019 的日期
corpora-dates-found = 由文本判断
corpora-dates-day = 日在前
corpora-dates-month = 月在前
corpora-dates-year = 年在前
corpora-speakers = 发言人
corpora-speakers-found = 冒号前重复出现的名字
corpora-speakers-only = 仅限这些名字
corpora-speakers-none = 无：不分话轮
corpora-names = 发言人姓名
corpora-names-hint = 刘晓明; BBC
corpora-names-title = 以分号分隔
corpora-keep-all = 包括网页的菜单、页眉和页脚
corpora-text-column = 正文所在列
corpora-title-column = 标题所在列
corpora-date-column = 日期所在列
corpora-as-found = 自动判断
corpora-no-text-column = 无法判断正文在哪一列。请在上方选择。
corpora-fields = 字段
corpora-field = 字段
corpora-kind = 类型
corpora-kind-facet = 可筛选的值
corpora-kind-date = 日期
corpora-kind-number = 数字
corpora-kind-text = 文字
corpora-field-documents = 文档数
corpora-field-values = 值数
corpora-field-examples = 例如
corpora-of-turns = 话轮字段
corpora-no-fields = 未找到日期、作者或其他字段。可在文本旁放一个含 filename 列的 metadata.csv 来提供。

corpora-speech = 在 { $documents } 篇文档中找到发言人：{ $names }

corpora-passed = 未视为发言人：{ $names }

corpora-no-speech = 未找到发言人。
corpora-samples = 前几篇文本的读取结果
corpora-samples-key = 正文之外的姓名与时间以小字显示；引文带底色。
corpora-goes-on = 后文从略。

## 出错或应知的内容。

corpora-troubles = 关于这些文件

corpora-errors = { $count } 个文件或部分无法使用

corpora-warnings = { $count } 条警告

corpora-notes = { $count } 条说明

corpora-gravity-error = 未使用
corpora-gravity-warning = 警告
corpora-gravity-note = 说明
corpora-place = 文件
corpora-message = 内容
corpora-gravity = 类型
corpora-save-troubles = 保存此列表（CSV）
corpora-save-config = 保存这些设置（corpus.toml）
corpora-save-config-title = 将此文件放在文本旁，在这里和命令行中都会以同样方式读取

corpora-more-troubles = 另有 { $count } 条：列表中有全部内容

corpora-failed-title = 未建成语料库
corpora-failed-help = 原有内容没有变化。
corpora-again-button = 重试
corpora-no-texts = 这些文件都无法作为文本读取。

corpora-too-much = 这些文件共 { $size }，浏览器一次最多读取 { $most }。请减少文件，或用命令行索引：readout build。

corpora-too-large = 文本的词数超过一个语料库的上限。请分成几个语料库。

corpora-no-package = 这不是 Readout 保存的语料库文件：{ $why }。

corpora-damaged = 此语料库文件无法使用。{ $why }

corpora-browser = 浏览器无法继续：{ $why }。移动或更改过的文件需要重新提供。

corpora-unpublishable = 无法生成：{ $why }。

corpora-not-started = 无法获取本页读取文件的部分（{ $why }）。请检查网络连接后重试。

corpora-broken = 读取失败（{ $why }）。如果文件很大，可能是内存不足：请分次提供。

## 链接所指的语料库不在此处。

corpora-not-here = 此浏览器中没有这个语料库

corpora-not-here-help = 该链接指向名为“{ $name }”的语料库，它保存在别人的浏览器中。请索取其语料库文件（.readout）并拖放到本页；或继续使用随本页提供的语料库。

corpora-to-bundled = 打开本页的语料库
