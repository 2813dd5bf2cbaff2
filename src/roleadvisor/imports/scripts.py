"""Chinese, Japanese and Korean text, where words stand together and Latin names among them."""

import re

# Kana, Chinese characters, Hangul.
EAST_ASIAN = re.compile(
    "[\u1100-\u11ff\u3005\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]+"
)
# Words that stand beside names and mean nothing of their own.
FILLERS = frozenset(
    """
    使用 利用 运用 運用 应用 用于 负责 開発 开发 編程 编程 语言 語言 言語 报表 報表 相关 工具 技术 技術 框架 平台 系统
    数据库语言 精确 能够 可以 具有 具备 经验 經驗 経験 能力 操作 环境 ツール 脚本 编写 水平 程度 等 进行
    사용 활용 이용 개발 언어 프로그래밍 경험 가능 도구 능력 수준
    """.split()  # noqa: SIM905 (a list of words reads best so)
)
# "and" and "or" between two names.
CONJUNCTIONS = "和|与|與|及|以及|或|或者|跟|並|并|や|と|및|와|과|또는"


def is_east_asian(word: str) -> bool:
    """Return whether a word begins in one of these scripts."""
    return EAST_ASIAN.match(word) is not None
