// The words of the page, Chinese and English side by side.
export const WORDS = {
  title: ["绩效自评检查", "Self-evaluation check"],
  private: ["报告只在这台电脑上检查，不上传，不留存。", "Reports are checked on this computer only: nothing is sent, nothing is kept."],
  privateServer: ["报告交给 {0} 检查，查完即删，不留存。", "Reports are checked by {0} and kept nowhere."],
  drop: ["把自评报告拖到这里", "Drop reports here"],
  dropMore: ["可以一次拖入几份、整个文件夹或压缩包（zip）", "several files, whole folders or a zip archive at once"],
  pickFiles: ["选择文件", "Choose files"],
  pickFolder: ["选择文件夹", "Choose a folder"],
  kinds: ["Word、WPS、PDF、OFD、Excel、网页和文本都可以", "Word, WPS, PDF, OFD, Excel, web pages and text"],
  starting: ["正在准备，几秒钟就好……", "Getting ready, a few seconds …"],
  ready: ["已经准备好", "Ready"],
  checking: ["正在检查：{0}/{1}", "Checking: {0} of {1}"],
  checked: ["查完 {0} 份：{1} 份有问题，{2} 份未发现问题，{3} 份没有读成", "{0} checked: {1} with findings, {2} without, {3} not read"],
  ahead: ["服务器上还有 {0} 份在等", "{0} more waiting on the server"],
  stop: ["停止", "Stop"],
  clear: ["清空", "Clear"],
  more: ["再加文件", "Add files"],
  file: ["文件", "File"],
  department: ["单位", "Department"],
  about: ["报告", "Report"],
  conclusion: ["结论", "Conclusion"],
  waiting: ["等待检查", "waiting"],
  busy: ["正在检查", "checking"],
  clean: ["未发现问题", "no findings"],
  error: ["错误 {0}", "errors {0}"],
  warning: ["警告 {0}", "warnings {0}"],
  info: ["提示 {0}", "notes {0}"],
  unread: ["没有读成", "not read"],
  year: ["{0} 年度", "{0}"],
  passed: ["没有检查（不是报告的格式）：{0}", "Not checked (no report format): {0}"],
  nothing: ["没有找到可以检查的文件。", "Nothing to check was found."],
  show: ["显示", "Show"],
  showAll: ["全部", "all"],
  showBad: ["有问题的", "with findings"],
  showUnread: ["没有读成的", "not read"],
  search: ["查找文件名、单位、问题", "Search names, departments, findings"],
  download: ["下载", "Download"],
  annotatedAll: ["带批注的报告（zip）", "Annotated reports (zip)"],
  annotatedOne: ["带批注的报告", "Annotated report"],
  workbook: ["问题清单（Excel）", "Findings (Excel)"],
  everything: ["全部（zip）", "All of it (zip)"],
  webpage: ["网页报告", "Web report"],
  wordlist: ["问题清单（Word）", "Findings (Word)"],
  json: ["结果数据（JSON）", "Data (JSON)"],
  making: ["正在生成……", "Writing …"],
  notAnnotated: ["{0} 份不能写批注，没有放进压缩包。", "{0} cannot take comments and are not in the archive."],
  earlier: ["上轮结果：{0}", "Earlier round: {0}"],
  compare: ["与上轮对比", "Compare with it"],
  across: ["各份之间比较", "Compare with each other"],
  acrossWhat: ["查漏报、重复报送、内容雷同、两年衔接。", "Finds missing and repeated reports, copied text, and figures that do not carry over."],
  expected: ["应报单位名单（Excel、CSV 或文本，可以不选）", "List of those who should have filed (Excel, CSV or text; may be left out)"],
  begin: ["开始比较", "Compare"],
  cancel: ["取消", "Cancel"],
  decided: ["{0} 条处理意见，会写入下载的问题清单", "{0} decisions, which go into the lists downloaded"],
  back: ["返回列表", "Back to the list"],
  previous: ["上一份", "Previous"],
  next: ["下一份", "Next"],
  keys: ["n、p 键：下一个、上一个问题；Esc：返回列表", "n, p: next and previous finding; Esc: back to the list"],
  view: ["检查结果", "Findings"],
  settings: ["设置", "Settings"],
  place: ["地方", "Locality"],
  placeAuto: ["按报告内容判断", "as the report tells"],
  placeNational: ["全国通用", "national"],
  publication: ["即将公开：另查身份证号、手机号、住址等个人信息", "About to be published: look for personal data too"],
  roundYear: ["评价年度", "Year evaluated"],
  roundHint: ["不填就按报告；填了，写成别的年度的会提示。", "Left empty, as the report tells; else reports of another year are told."],
  levels: ["列出的问题", "Findings shown"],
  levelInfo: ["全部", "all"],
  levelWarning: ["错误和警告", "errors and warnings"],
  levelError: ["只列错误", "errors only"],
  again: ["改动后会重新检查列表里的报告。", "Reports in the list are checked again after a change."],
  done: ["完成", "Done"],
  other: ["English", "中文"],
  tryRule: ["试写规则", "Write a rule"],
  tryFrom: ["从这条开始", "Begin with"],
  tryNew: ["一条新规则", "a new rule"],
  tryYaml: ["规则", "Rule"],
  tryText: ["报告里的文字", "Text of a report"],
  trySave: ["下载规则文件", "Download the rule"],
  trySeen: ["为什么没有报出", "Why nothing was found"],
  tryTaken: ["这个编号已有：作为本地规则使用时换一个编号，或写上 overrides: true 取代原来的。", "This id is taken: give a local rule another one, or write overrides: true to replace it."],
  line: ["第 {0} 行", "line {0}:"],
  mistakes: ["规则有 {0} 处写错", "{0} mistakes in the rule"],
  found: ["报出 {0} 处", "{0} findings"],
  examplesHold: ["规则自带的 {0} 个例子都对。", "All {0} examples of the rule hold."],
  examplesFail: ["规则自带的 {1} 个例子里有 {0} 个不对：", "{0} of the {1} examples of the rule fail:"],
  missing: ["fail 第 {0} 个没有报出：", "fail {0} was not found:"],
  noisy: ["pass 第 {0} 个报出了：", "pass {0} was found:"],
  offline: ["不联网", "offline"],
  version: ["perflint {0}，{1} 条规则", "perflint {0}, {1} rules"],
  lead: ["结果是审核的线索，不是结论；改不改由人决定。", "Findings are leads for a reviewer, not conclusions."],
  failed: ["本页没有能启动（{0}）。请换用最新的 Edge 或 Chrome 打开。", "This page could not start ({0}). Please open it in a current Edge or Chrome."],
  problem: ["没有做成：{0}", "Not done: {0}"],
};

let at = 0;

export const language = () => (at ? "en" : "zh");

export const speak = (lang) => {
  at = lang === "en" ? 1 : 0;
};

/** The words for `key` in the language of the page, with `values` in their places. */
export const say = (key, ...values) =>
  WORDS[key][at].replace(/\{(\d)\}/g, (_, number) => values[number] ?? "");

/** Put words into every element that names them. */
export const label = (root) => {
  for (const element of root.querySelectorAll("[data-w]")) element.textContent = say(element.dataset.w);
  for (const element of root.querySelectorAll("[data-w-label]")) {
    element.setAttribute("aria-label", say(element.dataset.wLabel));
    if (element.placeholder !== undefined) element.placeholder = say(element.dataset.wLabel);
  }
  document.documentElement.lang = at ? "en" : "zh-CN";
};
