-- zh: 与本单位上年报告有五处以上相同文字的报告，最多的一万份（须用 --facts 留存；四个以上单位都有的话不算；重查过的以最后一次为准）
-- en: the ten thousand reports that share most clauses with the department's own of the year before, five or more (needs --facts; what four have is nobody's; of runs over the same, the last)
-- runs: all
WITH pairs AS (
  SELECT DISTINCT later, one, earlier, other, clauses FROM repeats
),
told AS (
  SELECT p.clauses, b.whose, b.type, b.reported, b.county, b.department, b.path, a.path AS last_path,
    p.later, p.earlier, s.started AS later_started, t.started AS earlier_started
  FROM pairs p
  JOIN filings b ON b.run = p.later AND b.filing = p.one
  JOIN filings a ON a.run = p.earlier AND a.filing = p.other
  JOIN runs s ON s.run = p.later
  JOIN runs t ON t.run = p.earlier
),
others AS (
  SELECT DISTINCT f.run, f.whose, f.type, f.reported, r.started
  FROM filings f JOIN runs r ON r.run = f.run
)
SELECT p.county, p.department, p.reported, p.clauses, p.path, p.last_path
FROM told p
WHERE NOT EXISTS (
  SELECT 1 FROM others x
  WHERE x.whose = p.whose AND x.type = p.type AND x.reported = p.reported
    AND (x.started, x.run) > (p.later_started, p.later)
) AND NOT EXISTS (
  SELECT 1 FROM others x
  WHERE x.whose = p.whose AND x.type = p.type AND x.reported = p.reported - 1
    AND (x.started, x.run) > (p.earlier_started, p.earlier)
)
ORDER BY p.clauses DESC, p.path, p.last_path
LIMIT 10000
