// The posts of a person in order: by the day they began or were first seen, unknown days last.
// parameters:
//   name          string, simplified, Person: a name, an alias or the id of a person
//   ended = true  boolean: also those that the pages call former or removed
// columns:
//   organization  string or null: name
//   title         string
//   status        string: current, former, appointed or removed
//   from          string or null: only where the text says so
//   to            string or null
//   first         string or null: first dated page or meeting that shows it
//   last          string or null: last one
//   person        string, detail: id
//   post          string, detail: id
MATCH (p:Person) WHERE p.name = $name OR p.id = $name OR $name IN coalesce(p.aliases, [])
MATCH (p)-[h:HOLDS]->(post:Post)
WHERE $ended OR NOT h.status IN ['former', 'removed']
OPTIONAL MATCH (post)-[:POST_IN]->(o:Organization)
RETURN o.name AS organization, post.title AS title, h.status AS status, h.from AS from, h.to AS to,
       h.firstSeen AS first, h.lastSeen AS last, p.id AS person, post.id AS post
ORDER BY person, coalesce(h.from, h.firstSeen) IS NULL, coalesce(h.from, h.firstSeen), post, status
