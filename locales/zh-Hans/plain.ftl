### The texts of a corpus as plain HTML, in its language where that is one of these.

plain-all-texts = 全部文本
plain-open-in-readout = 在 Readout 中打开
plain-search-in-readout = 在 Readout 中检索、统计和比较这些文本
plain-empty-document = 此文档是空的。
plain-texts = { $count } 篇文本
plain-words = { $count } 词
plain-asks = 提问
plain-answers = 回答
plain-about-text = 关于此文本
plain-neighbours = 前后文本
plain-previous = 上一篇
plain-next = 下一篇
plain-from = 出自
plain-licence = 许可
plain-cite = 引用格式
plain-not-found = 未找到
plain-no-such-page = 没有这个页面
plain-no-such-page-help = 此地址下没有内容。地址可能有误，或文本已改名。
plain-listed-in = 文本列在本站的文件夹 { $folder } 中。
