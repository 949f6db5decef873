-- zh: 各区县有多少份报告给自己打满分，占几成
-- en: by county: reports that give themselves full marks, and what share that is
-- runs: last
SELECT run, county, count(*) AS scored,
  sum(CASE WHEN score >= 100 THEN 1 ELSE 0 END) AS full_marks,
  round(100.0 * sum(CASE WHEN score >= 100 THEN 1 ELSE 0 END) / count(*), 1) AS percent,
  round(avg(score), 2) AS mean_score
FROM filings
WHERE score IS NOT NULL
GROUP BY run, county
ORDER BY run, full_marks DESC, county
