// Who stood for which organization at a meeting; several meetings of one title each have their rows.
// parameters:
//   meeting    string, simplified: its title, a part of it, an alias or its id
// columns:
//   organization  string or null: name; null for people of whom no post is told
//   names      list of strings: who was there for it, sorted
//   roles      list of strings: what the organization itself did there; empty where it is known by its people only
//   title      string: of the meeting
//   meeting    string, detail: id
MATCH (m:Meeting)
WHERE m.id = $meeting OR m.title CONTAINS $meeting OR $meeting IN coalesce(m.aliases, [])
CALL (m) {
  MATCH (m)<-[a:ATTENDED]-(p:Person)
  UNWIND CASE WHEN size(coalesce(a.capacity, [])) = 0 THEN [''] ELSE a.capacity END AS key
  OPTIONAL MATCH (:Post {id: key})-[:POST_IN]->(o:Organization)
  RETURN DISTINCT o.id AS key, o.name AS organization, p.name AS name
  UNION
  MATCH (m)<-[:TOOK_PART]-(o:Organization)
  RETURN o.id AS key, o.name AS organization, null AS name
}
WITH m, key, organization, name ORDER BY name
WITH m, key, organization, collect(DISTINCT name) AS names
OPTIONAL MATCH (:Organization {id: key})-[t:TOOK_PART]->(m)
RETURN organization, names, coalesce(t.roles, []) AS roles, m.title AS title, m.id AS meeting
ORDER BY meeting, organization IS NULL, size(names) DESC, organization
