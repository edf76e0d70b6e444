// Series of meetings: how many instalments are known, from when to when, and which numbers between are missing.
// parameters:
//   name?      string, simplified: only series in whose name this stands
// columns:
//   name       string
//   meetings   integer: how many instalments are known
//   first      string or null: date of the first whose year is known
//   last       string or null: of the last
//   missing    list of integers: numbers between two known ones of which no page tells
//   series     string, detail: id
MATCH (s:Series)
WHERE $name IS NULL OR s.name CONTAINS $name OR s.id = $name
OPTIONAL MATCH (m:Meeting)-[i:IN_SERIES]->(s)
WITH s, count(DISTINCT m) AS meetings, collect(DISTINCT coalesce(i.ordinal, m.ordinal)) AS numbers,
     min(CASE WHEN m.start STARTS WITH '--' THEN null ELSE m.start END) AS first,
     max(CASE WHEN m.start STARTS WITH '--' THEN null ELSE m.start END) AS last
WITH s, meetings, first, last, numbers, reduce(low = null, n IN numbers | CASE WHEN low IS NULL OR n < low THEN n ELSE low END) AS low,
     reduce(high = 0, n IN numbers | CASE WHEN n > high THEN n ELSE high END) AS high
RETURN s.name AS name, meetings, first, last,
       CASE WHEN low IS NULL THEN [] ELSE [n IN range(low, high) WHERE NOT n IN numbers] END AS missing, s.id AS series
ORDER BY meetings DESC, series
