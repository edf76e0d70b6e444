// Quality: people who are named but at no meeting, with their posts and the pages.
// parameters:
//   official = false  boolean: only those who hold a public, party, union or state post
// columns:
//   name       string
//   posts      list of strings: organization and title, sorted
//   paths      list of strings: of the pages that name them, sorted
//   person     string, detail: id
MATCH (p:Person)
WHERE NOT EXISTS { MATCH (p)-[:ATTENDED]->(:Meeting) } AND (NOT $official OR p.official = true)
CALL (p) {
  OPTIONAL MATCH (p)-[:HOLDS]->(post:Post)
  OPTIONAL MATCH (post)-[:POST_IN]->(o:Organization)
  WITH coalesce(o.name, '') + post.title AS held ORDER BY held
  RETURN collect(DISTINCT held) AS posts
}
CALL (p) {
  OPTIONAL MATCH (p)<-[:MENTIONS]-(:Story)-[:PART_OF]->(d:Document)
  WITH d.path AS path ORDER BY path
  RETURN collect(DISTINCT path) AS paths
}
RETURN p.name AS name, posts, paths, p.id AS person
ORDER BY person
