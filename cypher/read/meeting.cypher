// One meeting: when, where, who took part, and the sentences that say so.
// parameters:
//   id              string, simplified, Meeting: of the meeting, or its title
// columns:
//   id              string, detail
//   title           string or null
//   kind            string
//   start           string: ISO 8601, shortened where less is known; null where nothing is
//   end             string or null
//   districts       list of strings, sorted
//   venues          list of strings, sorted
//   people          list of maps: id, name, roles, capacity, quotes, evidence; sorted by id
//   organizations   list of maps: id, name, roles, quotes, evidence; sorted by id
MATCH (m:Meeting)
WHERE m.id = $id OR m.title = $id
CALL (m) {
  OPTIONAL MATCH (m)-[:HELD_IN]->(d:District)
  WITH d.name AS name ORDER BY name
  RETURN collect(DISTINCT name) AS districts
}
CALL (m) {
  OPTIONAL MATCH (m)-[:HELD_AT]->(v:Venue)
  WITH v.name AS name ORDER BY name
  RETURN collect(DISTINCT name) AS venues
}
CALL (m) {
  OPTIONAL MATCH (p:Person)-[r:ATTENDED]->(m)
  WITH p, r ORDER BY p.id
  RETURN [x IN collect({id: p.id, name: p.name, roles: r.roles, capacity: r.capacity, quotes: r.quotes,
                        evidence: r.evidence}) WHERE x.id IS NOT NULL] AS people
}
CALL (m) {
  OPTIONAL MATCH (o:Organization)-[r:TOOK_PART]->(m)
  WITH o, r ORDER BY o.id
  RETURN [x IN collect({id: o.id, name: o.name, roles: r.roles, quotes: r.quotes,
                        evidence: r.evidence}) WHERE x.id IS NOT NULL] AS organizations
}
RETURN m.id AS id, m.title AS title, m.kind AS kind, m.start AS start, m.end AS end,
       districts, venues, people, organizations
ORDER BY id
