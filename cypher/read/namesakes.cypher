// Quality: names that several people bear, with what tells them apart.
// parameters:
// columns:
//   name       string
//   posts      list of strings: organization and title, 原 before what has ended, sorted
//   meetings   integer: how many this one attended
//   person     string: id
MATCH (p:Person)
UNWIND [p.name] + coalesce(p.aliases, []) AS name
WITH name, collect(DISTINCT p) AS bearers
WHERE size(bearers) > 1
UNWIND bearers AS p
CALL (p) {
  OPTIONAL MATCH (p)-[h:HOLDS]->(post:Post)
  WITH post, max(CASE WHEN h.status IN ['former', 'removed'] THEN coalesce(h.to, h.firstSeen, '') END) AS ended,
       max(CASE WHEN h.status IN ['current', 'appointed'] THEN coalesce(h.lastSeen, '') END) AS seen
  OPTIONAL MATCH (post)-[:POST_IN]->(o:Organization)
  WITH CASE WHEN ended IS NOT NULL AND (seen IS NULL OR seen <= ended) THEN '原' ELSE '' END
       + coalesce(o.name, '') + post.title AS held ORDER BY held
  RETURN collect(DISTINCT held) AS posts
}
CALL (p) {
  OPTIONAL MATCH (p)-[:ATTENDED]->(m:Meeting)
  RETURN count(DISTINCT m) AS meetings
}
RETURN name, posts, meetings, p.id AS person
ORDER BY name, person
