// People who changed office: who left or was given a post, with the posts that the pages call their present ones.
// parameters:
//   organization?  string, simplified, Organization: only posts of this organization (name, alias or id)
// columns:
//   name      string: who
//   change    string: former, removed or appointed
//   post      string: organization and title
//   date      string or null: from, to, or the first page that tells of it
//   now       list of strings: organization and title of the posts held at present, sorted
//   person    string, detail: id
MATCH (p:Person)-[h:HOLDS]->(post:Post)
WHERE h.status IN ['former', 'removed', 'appointed']
OPTIONAL MATCH (post)-[:POST_IN]->(o:Organization)
WITH p, h, post, o
WHERE $organization IS NULL OR o.name = $organization OR o.id = $organization OR $organization IN coalesce(o.aliases, [])
CALL (p) {
  OPTIONAL MATCH (p)-[c:HOLDS]->(present:Post)
  WHERE c.status = 'current'
  OPTIONAL MATCH (present)-[:POST_IN]->(within:Organization)
  WITH coalesce(within.name, '') + present.title AS held ORDER BY held
  RETURN collect(DISTINCT held) AS now
}
RETURN p.name AS name, h.status AS change, coalesce(o.name, '') + post.title AS post,
       CASE h.status WHEN 'appointed' THEN coalesce(h.from, h.firstSeen) ELSE coalesce(h.to, h.firstSeen) END AS date,
       now, p.id AS person
ORDER BY person, date IS NULL, date, change, post
