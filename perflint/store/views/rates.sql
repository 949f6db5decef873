-- zh: 各类数字陈述核对了多少，不符的占几成
-- en: numeric statements by kind: how many were checked, and what share is wrong
-- runs: last
SELECT run, kind,
  sum(claims) AS claims,
  sum(CASE WHEN verdict = 'skipped' THEN 0 ELSE claims END) AS checked,
  sum(CASE WHEN verdict = 'contradicted' THEN claims ELSE 0 END) AS contradicted,
  round(100.0 * sum(CASE WHEN verdict = 'contradicted' THEN claims ELSE 0 END)
    / nullif(sum(CASE WHEN verdict = 'skipped' THEN 0 ELSE claims END), 0), 2) AS percent
FROM (SELECT run, kind, verdict, count(*) AS claims FROM claims GROUP BY run, kind, verdict) t
GROUP BY run, kind
ORDER BY run, claims DESC, kind
