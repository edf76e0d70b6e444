// Who did one thing at meetings: who chaired, spoke, received guests, signed …
// parameters:
//   role       string, one of ATTENDED.roles: what they did
//   kind?      string, one of Meeting.kind: only at meetings of this sort
// columns:
//   date       string or null: ISO 8601, shortened where less is known; --03-14 without a year
//   name       string: who
//   posts      list of strings: organization and title
//   title      string: of the meeting
//   person     string, detail: id
//   meeting    string, detail: id
MATCH (p:Person)-[a:ATTENDED]->(m:Meeting)
WHERE $role IN coalesce(a.roles, []) AND ($kind IS NULL OR m.kind = $kind)
CALL (a) {
  UNWIND coalesce(a.capacity, []) AS key
  MATCH (post:Post {id: key})
  OPTIONAL MATCH (post)-[:POST_IN]->(o:Organization)
  RETURN collect(coalesce(o.name, '') + post.title) AS posts
}
RETURN m.start AS date, p.name AS name, posts, m.title AS title, p.id AS person, m.id AS meeting
ORDER BY date IS NULL, date STARTS WITH '--', date, meeting, person
