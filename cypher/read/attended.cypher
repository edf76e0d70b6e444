// The meetings of a person in order, with place, role and the posts held there.
// parameters:
//   name      string, simplified, Person: a name, an alias or the id of a person
//   role?     string, one of ATTENDED.roles: only where the person did this
// columns:
//   date      string or null: ISO 8601, shortened where less is known; --03-14 without a year
//   places    list of strings: full names of the most specific districts and venues, sorted
//   title     string: of the meeting
//   roles     list of strings
//   posts     list of strings: organization and title
//   meeting   string, detail: id
//   person    string, detail: id
MATCH (p:Person) WHERE p.name = $name OR p.id = $name OR $name IN coalesce(p.aliases, [])
MATCH (p)-[a:ATTENDED]->(m:Meeting)
WHERE $role IS NULL OR $role IN coalesce(a.roles, [])
CALL (m) {
  OPTIONAL MATCH (m)-[:HELD_IN|HELD_AT]->(place)
  WHERE NOT EXISTS { MATCH (m)-[:HELD_IN|HELD_AT]->()-[:PART_OF|LOCATED_IN*1..6]->(place) }
  WITH coalesce(place.fullName, place.name) AS held ORDER BY held
  RETURN collect(DISTINCT held) AS places
}
CALL (a) {
  UNWIND coalesce(a.capacity, []) AS key
  MATCH (post:Post {id: key})
  OPTIONAL MATCH (post)-[:POST_IN]->(o:Organization)
  RETURN collect(coalesce(o.name, '') + post.title) AS posts
}
RETURN m.start AS date, places, m.title AS title, coalesce(a.roles, []) AS roles, posts, m.id AS meeting, p.id AS person
ORDER BY person, date IS NULL, date STARTS WITH '--', date, meeting
