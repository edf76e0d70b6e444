// Who was at most meetings and met most people, in a period or at all.
// parameters:
//   from?      date: only meetings not before
//   to?        date: only meetings not after
//   limit = 20  integer: how many rows at most
// columns:
//   name       string
//   meetings   integer: attended
//   met        integer: how many different people there
//   first      string or null: date of the first whose year is known
//   last       string or null: of the last
//   person     string, detail: id
MATCH (p:Person)-[:ATTENDED]->(m:Meeting)
WHERE ($from IS NULL AND $to IS NULL)
   OR (NOT m.start STARTS WITH '--'
       AND ($from IS NULL
            OR left(coalesce(m.end, m.start), 10) + substring('yyyy-12-31', size(left(coalesce(m.end, m.start), 10)))
               >= $from + substring('yyyy-01-01', size($from)))
       AND ($to IS NULL
            OR left(m.start, 10) + substring('yyyy-01-01', size(left(m.start, 10)))
               <= $to + substring('yyyy-12-31', size($to))))
OPTIONAL MATCH (m)<-[:ATTENDED]-(o:Person) WHERE o.id <> p.id
WITH p, count(DISTINCT m) AS meetings, count(DISTINCT o) AS met,
     min(CASE WHEN m.start STARTS WITH '--' THEN null ELSE m.start END) AS first,
     max(CASE WHEN m.start STARTS WITH '--' THEN null ELSE m.start END) AS last
RETURN p.name AS name, meetings, met, first, last, p.id AS person
ORDER BY meetings DESC, met DESC, person
LIMIT $limit
