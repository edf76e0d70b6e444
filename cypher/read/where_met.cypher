// Where and when two people met: a row for each meeting that both attended, by date.
// parameters:
//   name      string, simplified, Person: a name, an alias or the id of a person
//   with      string, simplified, Person: name, alias or id of the other
// columns:
//   date      string or null: ISO 8601, shortened where less is known; --03-14 without a year
//   end       string or null, detail
//   places    list of strings: full names of the most specific districts and venues, sorted
//   title     string: of the meeting
//   roles     list of strings: what the first did there
//   other_roles  list of strings: what the second did there
//   meeting   string, detail: id
//   person    string, detail: id of the first
//   other     string, detail: id of the second
MATCH (p:Person)-[a:ATTENDED]->(m:Meeting)<-[b:ATTENDED]-(o:Person)
WHERE p.id <> o.id
  AND (p.name = $name OR p.id = $name OR $name IN coalesce(p.aliases, []))
  AND (o.name = $with OR o.id = $with OR $with IN coalesce(o.aliases, []))
CALL (m) {
  OPTIONAL MATCH (m)-[:HELD_IN|HELD_AT]->(place)
  WHERE NOT EXISTS { MATCH (m)-[:HELD_IN|HELD_AT]->()-[:PART_OF|LOCATED_IN*1..6]->(place) }
  WITH coalesce(place.fullName, place.name) AS held ORDER BY held
  RETURN collect(DISTINCT held) AS places
}
RETURN m.start AS date, m.end AS end, places, m.title AS title, coalesce(a.roles, []) AS roles,
       coalesce(b.roles, []) AS other_roles, m.id AS meeting, p.id AS person, o.id AS other
ORDER BY date IS NULL, date STARTS WITH '--', date, meeting, person, other
