// Quality: people who are named but at no meeting, with their posts and the pages.
// parameters:
//   official = false  boolean: only those who hold a public, party, union or state post
// columns:
//   name       string
//   posts      list of strings: organization and title, 原 before what has ended, sorted
//   paths      list of strings: of the pages that name them, sorted
//   person     string, detail: id
MATCH (p:Person)
WHERE NOT EXISTS { MATCH (p)-[:ATTENDED]->(:Meeting) } AND (NOT $official OR p.official = true)
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
  OPTIONAL MATCH (p)<-[:MENTIONS]-(:Story)-[:PART_OF]->(d:Document)
  WITH d.path AS path ORDER BY path
  RETURN collect(DISTINCT path) AS paths
}
RETURN p.name AS name, posts, paths, p.id AS person
ORDER BY person
