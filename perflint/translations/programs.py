"""The store, the cluster, the page and its builder."""

from __future__ import annotations

TITLES: tuple[tuple[str, str], ...] = (
    (r"没有安装 (.*)", r"\1 is not installed"),
    (r"没有这次运行", "no such run"),
    (r"那次运行留存的陈述不同", "that run kept other claims"),
    (r"这里没有检查结果", "no results here"),
    (r"这样的运行名称不能用", "no name for a run"),
    (r"已经有同名的运行", "a run of that name is there already"),
    (r"写不进数据库", "the database does not take it"),
    (r"没有写 SQL", "there is no SQL"),
    (r"(\S+) 须有名单", r"\1 needs a list"),
    (
        r"用 --expected 给出应报送单位的名单。",
        "Name the list of the departments that should have filed by --expected.",
    ),
    (r"SQL 有误", "a mistake in the SQL"),
    (r"不认识这个地址", "an address that means nothing"),
    (r"连不上集群，或里面没有工作进程", "the cluster cannot be reached, or has no workers"),
    (r"清单没有路径这一列", "the list has no column of paths"),
    (r"打不开清单", "the list cannot be opened"),
    (r"这些地址不在同一个地方", "these addresses are not in one place"),
    (r"这个地址下没有可以检查的文件", "nothing at this address can be checked"),
    (r"打不开这个地址", "the address cannot be opened"),
    (r"读不到这个地址", "the address cannot be read"),
    (
        r"各台机器上的 perflint 或 Python 版本不同",
        "the machines have not the same perflint or Python",
    ),
    (r"不是 perflint page 做的网页", "no page of perflint page"),
    (r"打不开网页", "the page cannot be opened"),
    (
        r"网页和本机的 perflint 都是 (.*)，程序却不一样",
        r"the page and this are perflint \1, but of different code",
    ),
    (r"网页是 perflint (.*) 做的，本机是 (.*)", r"the page is of perflint \1, this is \2"),
    (r"做网页要用 npm，没有找到", "npm is needed to make the page and was not found"),
    (r"做网页要用 Node.js，没有找到", "Node.js is needed to make the page and was not found"),
    (r"取得的运行环境与登记的不符", "what was fetched is not what was registered"),
    (r"(\S+) 没有成功：(.*)", r"\1 failed: \2"),
    (r"网页里的 Python 没有运行起来", "Python in the page did not run"),
    (r"不能在 (.*) 上提供服务（(.*)）", r"cannot serve on \1 (\2)"),
)
_MADE = "Or take a page already made: perflint page --from PAGE.html -o NEW.html --config perflint.toml."
HINTS: tuple[tuple[str, str], ...] = (
    (
        r"用 --expected 给出应报送单位的名单。",
        "Name the list of the departments that should have filed by --expected.",
    ),
    (
        r"文件、规则或设置与当时不同。请用 --run 另起一个名称。",
        "Files, rules or settings are not those of that run. Choose another name with --run.",
    ),
    (r"用字母、数字、汉字和 - _ .，例如 (.*)。", r"Letters, digits, - _ . as in \1."),
    (
        r"由 perflint check … --store 写出的文件夹才是。",
        "It takes a folder of perflint check … --store.",
    ),
    (r"第一行请写 path 或 路径。", "Put path in the first line."),
    (r"请分别运行，或给出同一个存储桶里的地址。", "Run for each, or give addresses in one bucket."),
    (r"请给出 perflint page 做的网页。", "Name a page made by perflint page."),
    (r"请用同一版本的网页和 perflint。", "Take page and perflint of one version."),
    (
        r"请用做那个网页的 perflint，或者重新做网页。",
        "Take the perflint that made that page, or make the page again.",
    ),
    (r"请安装 Node.js（自带 npm）。.*", f"Install Node.js, which brings npm. {_MADE}"),
    (r"请安装 Node.js。", "Install Node.js."),
    (r"请检查网络。.*", f"Check the network. {_MADE}"),
    (r"也可以用已经做好的网页：.*", _MADE),
)
