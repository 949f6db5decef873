-- zh: 执行率与同年度、同类的八份以上报告相差悬殊，最多的一万份（须用 --facts 留存）
-- en: the ten thousand execution rates most far from those of eight or more reports of the same kind and year (needs --facts)
-- runs: last
WITH said AS (
  SELECT run, filing, CAST(amount AS DOUBLE PRECISION) AS rate, text,
    row_number() OVER (PARTITION BY run, filing ORDER BY line, "column") AS nth
  FROM figures
  WHERE label LIKE '%预算执行率' OR label LIKE '%支出执行率' OR label LIKE '%预算完成率'
),
rated AS (
  SELECT s.run, s.filing, s.rate, s.text, f.type, f.reported
  FROM said s JOIN filings f ON f.run = s.run AND f.filing = s.filing
  WHERE s.nth = 1
),
middles AS (
  SELECT run, type, reported, count(*) AS peers,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY rate) AS median
  FROM rated GROUP BY run, type, reported HAVING count(*) >= 8
),
gaps AS (
  SELECT r.run, r.filing, r.text, m.type, m.reported, m.peers, m.median,
    abs(r.rate - m.median) AS gap
  FROM rated r JOIN middles m ON m.run = r.run AND m.type = r.type AND m.reported = r.reported
),
spreads AS (
  SELECT run, type, reported, percentile_cont(0.5) WITHIN GROUP (ORDER BY gap) AS spread
  FROM gaps GROUP BY run, type, reported
),
far AS (
  SELECT g.* FROM gaps g
  JOIN spreads s ON s.run = g.run AND s.type = g.type AND s.reported = g.reported
  WHERE g.gap >= 10 AND 0.6745 * g.gap > 3.5 * s.spread
  ORDER BY g.gap DESC, g.filing LIMIT 10000
)
SELECT f.run, f.county, f.department, f.reported, a.text AS rate, a.median, a.peers, f.path
FROM far a JOIN filings f ON f.run = a.run AND f.filing = a.filing
ORDER BY a.gap DESC, f.path
