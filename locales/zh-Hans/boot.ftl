### What is said before there is a page, or where there is none, by public/boot.js and public/said.js. A message is one line
### here, without plural forms: scripts/locales.mjs puts them into the scripts.

boot-opening = 正在打开语料库…
boot-again = 重试
boot-waiting = 服务器响应缓慢。仍在等待 { $names }。
boot-reload = 重新加载
boot-plain = 不用它也可以阅读文本
boot-too-old-title = 浏览器版本过旧，无法运行 Readout
boot-too-old-help = Readout 需要 WebAssembly 和 2022 年以后的浏览器：新版 Firefox、Chrome、Edge 或 Safari 都可以。
boot-no-server-title = 这份副本需要网络服务器
boot-no-server-help = 浏览器不允许网页读取磁盘上的文件。把这个文件夹放到任何一台网络服务器上即可。
boot-other-build-title = 页面在加载期间有更新
boot-other-build-help = 已加载的各部分来自两个版本，重新加载即可一致。
boot-stopped-title = 页面已停止运行
boot-stopped-help = 这是 Readout 的错误。重新加载会打开同一视图。
boot-missing-title = 页面的一部分没有加载成功
boot-missing-help = 缺少：{ $name }。请检查网络连接并重新加载。如果仍然如此，说明页面没有完整复制到服务器。
