-- zh: 与别的单位有五处以上相同文字的报告，两两列出（须用 --facts 留存；四个以上单位都有的话不算）
-- en: pairs of departments' reports that share five clauses or more (needs --facts; what four have is nobody's)
-- runs: last
WITH said AS (
  SELECT DISTINCT run, filing, unnest(clauses) AS clause FROM facts
),
whose AS (SELECT run, filing, whose FROM filings WHERE whose IS NOT NULL),
telling AS (
  SELECT s.run, s.clause FROM said s
  JOIN whose w ON w.run = s.run AND w.filing = s.filing
  GROUP BY s.run, s.clause
  HAVING count(*) > 1 AND count(DISTINCT w.whose) BETWEEN 2 AND 3
),
kept AS (
  SELECT s.run, s.filing, s.clause FROM said s
  JOIN telling t ON t.run = s.run AND t.clause = s.clause
),
pairs AS (
  SELECT a.run, a.filing AS one, b.filing AS other, count(*) AS clauses
  FROM kept a JOIN kept b ON b.run = a.run AND b.clause = a.clause AND a.filing < b.filing
  GROUP BY a.run, a.filing, b.filing HAVING count(*) >= 5
)
SELECT p.run, f.department, g.department AS other_department, p.clauses,
  f.path, g.path AS other_path
FROM pairs p
JOIN filings f ON f.run = p.run AND f.filing = p.one
JOIN filings g ON g.run = p.run AND g.filing = p.other
WHERE f.whose <> g.whose
ORDER BY p.clauses DESC, f.path, g.path
