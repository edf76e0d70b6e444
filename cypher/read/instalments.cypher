// The instalments of a series in order, with place, date and who took part.
// parameters:
//   series     string, simplified: its name, a part of it, or its id
// columns:
//   number     integer or null: 第…次, 第…届
//   date       string or null: ISO 8601, shortened where less is known; --03-14 without a year
//   places     list of strings: full names of the most specific districts and venues, sorted
//   title      string: of the meeting
//   people     integer: how many attended
//   organizations  list of strings: names of those that took part, sorted
//   meeting    string, detail: id
//   series     string, detail: id
MATCH (s:Series)
WHERE s.name CONTAINS $series OR s.id = $series
MATCH (m:Meeting)-[i:IN_SERIES]->(s)
CALL (m) {
  OPTIONAL MATCH (m)-[:HELD_IN|HELD_AT]->(place)
  WHERE NOT EXISTS { MATCH (m)-[:HELD_IN|HELD_AT]->()-[:PART_OF|LOCATED_IN*1..6]->(place) }
  WITH coalesce(place.fullName, place.name) AS held ORDER BY held
  RETURN collect(DISTINCT held) AS places
}
CALL (m) {
  OPTIONAL MATCH (p:Person)-[:ATTENDED]->(m)
  RETURN count(DISTINCT p) AS people
}
CALL (m) {
  OPTIONAL MATCH (o:Organization)-[:TOOK_PART]->(m)
  WITH o.name AS name ORDER BY name
  RETURN collect(DISTINCT name) AS organizations
}
WITH s, m, coalesce(i.ordinal, m.ordinal) AS number, places, people, organizations
RETURN number, m.start AS date, places, m.title AS title, people, organizations, m.id AS meeting, s.id AS series
ORDER BY series, number IS NULL, number, date IS NULL, date STARTS WITH '--', date, meeting
