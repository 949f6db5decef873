-- zh: 同一单位同一年度同一种报告报了两份以上，内容不同
-- en: departments with several different reports of one kind for one year
-- runs: last
SELECT run, county, department, reported, type, filings, first_path, last_path
FROM (
  SELECT run, min(county) AS county, min(department) AS department, reported, type,
    count(*) AS filings, min(path) AS first_path, max(path) AS last_path
  FROM filings
  WHERE whose IS NOT NULL AND reported IS NOT NULL AND attached IS NULL
    AND type IN ('department', 'project-summary')
  GROUP BY run, whose, reported, type HAVING count(*) > 1
) t
ORDER BY filings DESC, county, department, reported, type
