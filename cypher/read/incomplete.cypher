// Quality: meetings of which the pages leave out the year, the day, the place or who was there.
// parameters:
//   place_only = false  boolean: only those without a place
// columns:
//   title      string
//   date       string or null: as far as it is known
//   lacks      list of strings: year, day, place, participants
//   documents  list of strings: paths of the pages that report it, sorted
//   meeting    string, detail: id
MATCH (m:Meeting)
WITH m, CASE WHEN m.start IS NULL OR m.start STARTS WITH '--' THEN ['year'] ELSE [] END
      + CASE WHEN m.start IS NULL OR (m.start STARTS WITH '--' AND size(m.start) < 7)
                  OR (NOT m.start STARTS WITH '--' AND size(m.start) < 10) THEN ['day'] ELSE [] END
      + CASE WHEN EXISTS { MATCH (m)-[:HELD_IN|HELD_AT]->() } THEN [] ELSE ['place'] END
      + CASE WHEN EXISTS { MATCH (m)<-[:ATTENDED|TOOK_PART]-() } THEN [] ELSE ['participants'] END AS lacks
WHERE size(lacks) > 0 AND (NOT $place_only OR 'place' IN lacks)
CALL (m) {
  OPTIONAL MATCH (m)<-[:REPORTS]-(:Story)-[:PART_OF]->(d:Document)
  WITH d.path AS path ORDER BY path
  RETURN collect(DISTINCT path) AS documents
}
RETURN m.title AS title, m.start AS date, lacks, documents, m.id AS meeting
ORDER BY size(lacks) DESC, meeting
