-- zh: 年初结转与上年报告的年末结转不符（须用 --facts 留存；按印出的位数比；重查过的以最后一次为准）
-- en: opening balances that are not last year's closing ones (needs --facts; compared as printed; of runs over the same, the last)
-- runs: all
WITH balances AS (
  SELECT run, filing, label, amount, ulp,
    label LIKE '%年初结转%' OR label LIKE '%上年结转%' OR label LIKE '%年初结余'
      OR label LIKE '%上年结余' AS opens,
    label LIKE '%年末结转%' OR label LIKE '%结转下年%' OR label LIKE '%年末结余' AS closes
  FROM figures
),
sums AS (
  SELECT run, filing, max(ulp) AS ulp,
    min(CASE WHEN opens THEN amount END) AS opening,
    max(CASE WHEN opens THEN amount END) AS most_opening,
    min(CASE WHEN closes THEN amount END) AS closing,
    max(CASE WHEN closes THEN amount END) AS most_closing
  FROM balances WHERE opens OR closes GROUP BY run, filing
),
told AS (
  SELECT s.*, r.started, f.whose, f.type, f.reported
  FROM sums s
  JOIN filings f ON f.run = s.run AND f.filing = s.filing
  JOIN runs r ON r.run = s.run
  WHERE f.whose IS NOT NULL AND f.reported IS NOT NULL AND f.type <> 'project'
),
unlike AS (
  SELECT b.whose, b.type, b.reported, b.opening, a.closing, b.run, b.filing, b.started,
    a.run AS last_run, a.filing AS last_filing, a.started AS last_started
  FROM told b
  JOIN told a ON a.whose = b.whose AND a.type = b.type AND a.reported = b.reported - 1
  WHERE b.opening = b.most_opening AND a.closing = a.most_closing
    AND abs(b.opening - a.closing) >= greatest(a.ulp, b.ulp)
),
others AS (
  SELECT f.run, f.filing, f.whose, f.type, f.reported, r.started
  FROM filings f JOIN runs r ON r.run = f.run
)
SELECT b.county, b.department, u.reported, u.opening, u.closing, b.path, a.path AS last_path
FROM unlike u
JOIN filings b ON b.run = u.run AND b.filing = u.filing
JOIN filings a ON a.run = u.last_run AND a.filing = u.last_filing
WHERE NOT EXISTS (
  SELECT 1 FROM others x
  WHERE x.whose = u.whose AND x.type = u.type AND x.reported = u.reported
    AND (x.run = u.run AND x.filing <> u.filing
      OR (x.started, x.run) > (u.started, u.run))
) AND NOT EXISTS (
  SELECT 1 FROM others x
  WHERE x.whose = u.whose AND x.type = u.type AND x.reported = u.reported - 1
    AND (x.run = u.last_run AND x.filing <> u.last_filing
      OR (x.started, x.run) > (u.last_started, u.last_run))
)
ORDER BY b.county, b.department, u.reported
