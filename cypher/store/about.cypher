// What tells nodes of one name apart: the posts of a person, the organization of a post.
// parameters:
//   ids      list of strings
// columns:
//   id       string
//   about    list of strings, sorted
MATCH (n:Person)-[:HOLDS]->(post:Post)
WHERE n.id IN $ids
OPTIONAL MATCH (post)-[:POST_IN]->(o:Organization)
WITH n, coalesce(o.name, '') + post.title AS text
ORDER BY text
RETURN n.id AS id, collect(DISTINCT text) AS about
UNION
MATCH (n:Post)-[:POST_IN]->(o:Organization)
WHERE n.id IN $ids
WITH n, o.name AS text
ORDER BY text
RETURN n.id AS id, collect(DISTINCT text) AS about
