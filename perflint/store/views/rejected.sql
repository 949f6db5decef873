-- zh: 各条规则的处理意见：采纳、不采纳、待核实各多少，不采纳占几成（同一问题以最后存入的为准）
-- en: what reviewers decided, by rule: accepted, rejected, to be verified, and the share rejected
-- runs: all
WITH latest AS (
  SELECT d.fingerprint, d.rule, max(d.decision) AS decision FROM decisions d
  JOIN (SELECT fingerprint, max(decided) AS decided FROM decisions GROUP BY fingerprint) l
    ON l.fingerprint = d.fingerprint AND l.decided = d.decided
  GROUP BY d.fingerprint, d.rule
)
SELECT rule, count(*) AS decided,
  sum(CASE WHEN decision = 'accepted' THEN 1 ELSE 0 END) AS accepted,
  sum(CASE WHEN decision = 'rejected' THEN 1 ELSE 0 END) AS rejected,
  sum(CASE WHEN decision = 'pending' THEN 1 ELSE 0 END) AS pending,
  round(100.0 * sum(CASE WHEN decision = 'rejected' THEN 1 ELSE 0 END) / count(*), 1) AS percent
FROM latest
GROUP BY rule
ORDER BY rejected DESC, decided DESC, rule
