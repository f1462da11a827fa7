### What the engine is busy with. Variants of `message::Task`.

task-opening = 正在打开语料库
task-checking = 正在检查文本
task-measuring = 正在测算文档
task-counting-rows = 正在统计词串
