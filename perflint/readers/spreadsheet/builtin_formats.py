"""Number formats a workbook refers to by number only, as Chinese Excel and WPS show them.

ECMA-376 part 1, 18.8.30; 27–36 and 50–58 are those for zh-cn.
"""

from __future__ import annotations

from collections.abc import Mapping

MOST_CODES = 1000
"""Format codes read of one workbook; Excel itself keeps about 250."""
_YEAR_MONTH, _DATE, _DAY = 'yyyy"年"m"月"', 'yyyy"年"m"月"d"日"', 'm"月"d"日"'
_NOON = '上午/下午h"时"mm"分"'
BUILTIN: Mapping[int, str] = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: '"¥"#,##0;-"¥"#,##0', 6: '"¥"#,##0;-"¥"#,##0',
    7: '"¥"#,##0.00;-"¥"#,##0.00', 8: '"¥"#,##0.00;-"¥"#,##0.00',
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
    27: _YEAR_MONTH, 28: _DAY, 29: _DAY, 30: "m-d-yy", 31: _DATE,
    32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 34: _NOON, 35: _NOON + 'ss"秒"', 36: _YEAR_MONTH,
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    41: '#,##0;-#,##0;"-"', 42: '"¥"#,##0;-"¥"#,##0;"-"',
    43: '#,##0.00;-#,##0.00;"-"', 44: '"¥"#,##0.00;-"¥"#,##0.00;"-"',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 48: "##0.0E+0", 49: "@",
    50: _YEAR_MONTH, 51: _DAY, 52: _YEAR_MONTH, 53: _DAY, 54: _DAY, 55: _NOON,
    56: _NOON + 'ss"秒"', 57: _YEAR_MONTH, 58: _DAY,
}  # fmt: skip
