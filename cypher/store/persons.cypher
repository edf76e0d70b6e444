// The people who bear a name, with the posts they hold: what tells two of one name apart.
// parameters:
//   name         string, simplified: a name or an alias
// columns:
//   id           string
//   labels       list of strings, in no order
//   properties   map, with id
//   posts        list of strings: organization and title, sorted
MATCH (p:Person)
WHERE p.name = $name OR $name IN coalesce(p.aliases, [])
OPTIONAL MATCH (p)-[:HOLDS]->(post:Post)
OPTIONAL MATCH (post)-[:POST_IN]->(o:Organization)
WITH p, coalesce(o.name, '') + post.title AS held
ORDER BY held
WITH p, collect(DISTINCT held) AS posts
RETURN p.id AS id, labels(p) AS labels, properties(p) AS properties, posts
ORDER BY id
