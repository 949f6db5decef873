-- zh: 与别的单位有五处以上相同文字的报告，两两列出，最多的一万对（须用 --facts 留存；四个以上单位都有的话不算）
-- en: the ten thousand pairs of departments' reports that share most clauses, five or more (needs --facts; what four have is nobody's)
-- runs: last
WITH most AS (
  SELECT run, one, other, clauses FROM copies ORDER BY clauses DESC, one, other LIMIT 10000
)
SELECT p.run, f.department, g.department AS other_department, p.clauses,
  f.path, g.path AS other_path
FROM most p
JOIN filings f ON f.run = p.run AND f.filing = p.one
JOIN filings g ON g.run = p.run AND g.filing = p.other
ORDER BY p.clauses DESC, f.path, g.path
