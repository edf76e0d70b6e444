// What tells nodes of one name apart: the posts of a person (原 before those that have ended), the organization of a post.
// parameters:
//   ids      list of strings
// columns:
//   id       string
//   about    list of strings, sorted
MATCH (n:Person)-[h:HOLDS]->(post:Post)
WHERE n.id IN $ids
WITH n, post, max(CASE WHEN h.status IN ['former', 'removed'] THEN coalesce(h.to, h.firstSeen, '') END) AS ended,
     max(CASE WHEN h.status IN ['current', 'appointed'] THEN coalesce(h.lastSeen, '') END) AS seen
OPTIONAL MATCH (post)-[:POST_IN]->(o:Organization)
WITH n, CASE WHEN ended IS NOT NULL AND (seen IS NULL OR seen <= ended) THEN '原' ELSE '' END
        + coalesce(o.name, '') + post.title AS text
ORDER BY text
RETURN n.id AS id, collect(DISTINCT text) AS about
UNION
MATCH (n:Post)-[:POST_IN]->(o:Organization)
WHERE n.id IN $ids
WITH n, o.name AS text
ORDER BY text
RETURN n.id AS id, collect(DISTINCT text) AS about
