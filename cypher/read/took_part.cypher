// The meetings that an organization took part in, in order, and what it did there.
// parameters:
//   organization  string, simplified, Organization: name, alias or id
//   role?     string, one of TOOK_PART.roles: only where it did this
// columns:
//   date      string or null: ISO 8601, shortened where less is known; --03-14 without a year
//   places    list of strings: full names of the most specific districts and venues, sorted
//   title     string: of the meeting
//   roles     list of strings
//   meeting   string, detail: id
//   organization  string, detail: id
MATCH (o:Organization) WHERE o.name = $organization OR o.id = $organization OR $organization IN coalesce(o.aliases, [])
MATCH (o)-[t:TOOK_PART]->(m:Meeting)
WHERE $role IS NULL OR $role IN coalesce(t.roles, [])
CALL (m) {
  OPTIONAL MATCH (m)-[:HELD_IN|HELD_AT]->(place)
  WHERE NOT EXISTS { MATCH (m)-[:HELD_IN|HELD_AT]->()-[:PART_OF|LOCATED_IN*1..6]->(place) }
  WITH coalesce(place.fullName, place.name) AS held ORDER BY held
  RETURN collect(DISTINCT held) AS places
}
RETURN m.start AS date, places, m.title AS title, coalesce(t.roles, []) AS roles, m.id AS meeting, o.id AS organization
ORDER BY organization, date IS NULL, date STARTS WITH '--', date, meeting
