-- zh: 没有读成的，按原因和格式
-- en: what could not be read, by reason and format
-- runs: last
SELECT run, county, error, told, count(*) AS filings, min(path) AS example
FROM filings
WHERE error IS NOT NULL
GROUP BY run, county, error, told
ORDER BY run, filings DESC, county, error, told
