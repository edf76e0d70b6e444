// People who bridge Sichuan and Chongqing: who met people of the other side, with how many of them at how many meetings.
// A side is that of the organizations for which somebody was at the meeting (by LOCATED_IN, else by their names).
// parameters:
//   limit = 20  integer: how many rows at most
// columns:
//   name       string
//   side       string: 四川 or 重庆
//   met        integer: people of the other side
//   meetings   integer: at which they met
//   others     list of strings: their names, sorted
//   person     string, detail: id
MATCH (p:Person)-[a:ATTENDED]->(m:Meeting)
CALL (a) {
  UNWIND coalesce(a.capacity, []) AS key
  MATCH (:Post {id: key})-[:POST_IN]->(o:Organization)
  WITH CASE
         WHEN o.name STARTS WITH '重庆' OR EXISTS { MATCH (o)-[:LOCATED_IN]->(d:District) WHERE d.code STARTS WITH '50' }
           THEN '重庆'
         WHEN o.name STARTS WITH '四川' OR EXISTS { MATCH (o)-[:LOCATED_IN]->(d:District) WHERE d.code STARTS WITH '51' }
              OR EXISTS { MATCH (d:District) WHERE d.code STARTS WITH '51' AND o.name STARTS WITH d.name }
           THEN '四川'
       END AS side
  RETURN min(side) AS side, count(DISTINCT side) AS sides
}
WITH p, m, side WHERE sides = 1
WITH m, collect({person: p, side: side}) AS there
UNWIND there AS one
UNWIND there AS other
WITH m, one, other WHERE one.side <> other.side
WITH one.person AS p, one.side AS side, other.person AS o, m
WITH p, side, count(DISTINCT m) AS meetings, collect(DISTINCT o) AS people
WITH p, side, meetings, people, size(people) AS met
ORDER BY met DESC, meetings DESC, p.id, side
LIMIT $limit
UNWIND people AS o
WITH p, side, met, meetings, o.name AS name ORDER BY name
WITH p, side, met, meetings, collect(name) AS others
RETURN p.name AS name, side, met, meetings, others, p.id AS person
ORDER BY met DESC, meetings DESC, person, side
