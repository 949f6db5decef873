-- zh: 各年度有多少份、多少份有错误，每百份多少处问题
-- en: by year: filings, those with errors, and findings for every hundred
-- runs: all
SELECT run, year, count(*) AS filings,
  sum(CASE WHEN error IS NULL THEN 0 ELSE 1 END) AS unreadable,
  sum(CASE WHEN errors > 0 THEN 1 ELSE 0 END) AS with_errors,
  round(100.0 * sum(errors) / count(*), 1) AS errors_per_hundred,
  round(100.0 * sum(warnings) / count(*), 1) AS warnings_per_hundred,
  round(avg(score), 2) AS mean_score
FROM filings
GROUP BY run, year
ORDER BY year, run
