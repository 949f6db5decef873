-- zh: 各区县、各条规则有多少问题，涉及多少份，占读了的几成
-- en: findings by county and rule, how many filings have them, and what share that is
-- runs: last
SELECT d.run, d.county, d.rule, r.title, d.severity, d.findings, d.filings,
  round(100.0 * d.filings / n.filings, 1) AS percent
FROM (
  SELECT run, county, rule, severity, count(*) AS findings,
    sum(CASE WHEN nth = 1 THEN 1 ELSE 0 END) AS filings
  FROM findings GROUP BY run, county, rule, severity
) d
JOIN (
  SELECT run, county, count(*) AS filings FROM filings WHERE error IS NULL GROUP BY run, county
) n ON n.run = d.run AND n.county IS NOT DISTINCT FROM d.county
LEFT JOIN rules r ON r.run = d.run AND r.rule = d.rule
ORDER BY d.run, d.county, d.findings DESC, d.rule, d.severity
