-- zh: 年初结转与上年报告的年末结转不符（须用 --facts 留存；按印出的位数比）
-- en: opening balances that are not last year's closing ones (needs --facts; compared as printed)
-- runs: all
WITH told AS (
  SELECT f.whose, f.type, f.reported, f.path, f.county, f.department,
    min(CASE WHEN g.label LIKE '%年初结转%' OR g.label LIKE '%上年结转%' OR g.label LIKE '%年初结余'
      OR g.label LIKE '%上年结余' THEN g.amount END) AS opening,
    max(CASE WHEN g.label LIKE '%年初结转%' OR g.label LIKE '%上年结转%' OR g.label LIKE '%年初结余'
      OR g.label LIKE '%上年结余' THEN g.amount END) AS most_opening,
    min(CASE WHEN g.label LIKE '%年末结转%' OR g.label LIKE '%结转下年%' OR g.label LIKE '%年末结余'
      THEN g.amount END) AS closing,
    max(CASE WHEN g.label LIKE '%年末结转%' OR g.label LIKE '%结转下年%' OR g.label LIKE '%年末结余'
      THEN g.amount END) AS most_closing,
    max(g.ulp) AS ulp
  FROM figures g JOIN filings f ON f.run = g.run AND f.filing = g.filing
  WHERE f.whose IS NOT NULL AND f.reported IS NOT NULL AND f.type <> 'project'
  GROUP BY f.run, f.filing, f.whose, f.type, f.reported, f.path, f.county, f.department
),
sure AS (
  SELECT whose, type, reported, max(path) AS path, max(county) AS county,
    max(department) AS department, max(opening) AS opening, max(most_opening) AS most_opening,
    max(closing) AS closing, max(most_closing) AS most_closing, max(ulp) AS ulp
  FROM told GROUP BY whose, type, reported HAVING count(*) = 1
)
SELECT b.county, b.department, b.reported, b.opening, a.closing, b.path, a.path AS last_path
FROM sure b
JOIN sure a ON a.whose = b.whose AND a.type = b.type AND a.reported = b.reported - 1
WHERE b.opening = b.most_opening AND a.closing = a.most_closing
  AND abs(b.opening - a.closing) >= greatest(a.ulp, b.ulp)
ORDER BY b.county, b.department, b.reported
