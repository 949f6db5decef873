-- zh: 内容完全相同的报告（须用 --facts 留存）
-- en: reports of the very same words (needs --facts)
-- runs: last
SELECT a.digest, count(*) AS filings, min(f.path) AS first_path, max(f.path) AS last_path,
  min(f.department) AS first_department, max(f.department) AS last_department
FROM facts a
JOIN filings f ON f.run = a.run AND f.filing = a.filing
JOIN (
  SELECT run, digest FROM facts WHERE length > 0 GROUP BY run, digest HAVING count(*) > 1
) d ON d.run = a.run AND d.digest = a.digest
GROUP BY a.run, a.digest
ORDER BY filings DESC, first_path
