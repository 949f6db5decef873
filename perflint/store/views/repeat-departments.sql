-- zh: 同一单位在两个以上年度出现同一种错误或警告（最多的一万项）
-- en: departments with the same error or warning in two years or more (the ten thousand gravest)
-- runs: all
WITH repeated AS (
  SELECT whose, rule, min(year) AS first_year, max(year) AS last_year, count(*) AS filings
  FROM findings
  WHERE nth = 1 AND severity <> 'info' AND whose IS NOT NULL AND year > 0
  GROUP BY whose, rule HAVING min(year) < max(year)
  ORDER BY filings DESC, whose, rule LIMIT 10000
),
named AS (
  SELECT whose, min(county) AS county, min(department) AS department
  FROM filings WHERE whose IN (SELECT whose FROM repeated) GROUP BY whose
)
SELECT n.county, n.department, r.rule, r.first_year, r.last_year, r.filings
FROM repeated r JOIN named n ON n.whose = r.whose
ORDER BY r.filings DESC, n.county, n.department, r.rule
