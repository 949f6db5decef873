"""Numbers and words that something may stumble over."""

from __future__ import annotations

NUMBERS = (
    b"-1", b"0", b"1", b"65535", b"65536", b"99999999999", b"4294967295", b"1e400", b"nan", b"x", b"",
    b"9" * 45, b"9" * 5000, b"0.0000001", b"1.5", "九".encode(), b"\xef\xb7\x90",
)  # fmt: skip
WORDS = tuple(
    word.encode()
    for word in (
        "\u2028", "\u200e", "\ufeff", "\ud7ff", "\u0000", "〇", "①", "㈠", "壹佰万元", "百分之百", "%", "≥90%",
        "2023年2月30日", "1,1,1,1,1,", "执行率", "合计", "一、", "（一）", "|---|---|",
        "||", "……", "“", "perflint: ignore",
        "【】", "（（（（（（",
        "1.1.1.1.1.1.1.1.1.1.1.1", "100万元", "零点五", "\t\t\t", "\r\r\n", "年" * 300,
    )
)  # fmt: skip
