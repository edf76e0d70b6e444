// Meetings that brought the Sichuan and the Chongqing side together, by their organizations and those of the people there.
// parameters:
// columns:
//   date       string or null: ISO 8601, shortened where less is known; --03-14 without a year
//   title      string
//   sichuan    list of strings: organizations of that side, sorted
//   chongqing  list of strings: organizations of that side, sorted
//   meeting    string, detail: id
MATCH (m:Meeting)
CALL (m) {
  MATCH (m)<-[:TOOK_PART]-(o:Organization)
  RETURN o
  UNION
  MATCH (m)<-[a:ATTENDED]-(:Person)
  UNWIND coalesce(a.capacity, []) AS key
  MATCH (:Post {id: key})-[:POST_IN]->(o:Organization)
  RETURN o
}
WITH DISTINCT m, o ORDER BY o.name, o.id
WITH m, o.name AS name, CASE
         WHEN o.name STARTS WITH '重庆' OR EXISTS { MATCH (o)-[:LOCATED_IN]->(d:District) WHERE d.code STARTS WITH '50' }
           THEN '重庆'
         WHEN o.name STARTS WITH '四川' OR EXISTS { MATCH (o)-[:LOCATED_IN]->(d:District) WHERE d.code STARTS WITH '51' }
              OR EXISTS { MATCH (d:District) WHERE d.code STARTS WITH '51' AND o.name STARTS WITH d.name }
           THEN '四川'
       END AS side
WITH m, collect(CASE side WHEN '四川' THEN name END) AS sichuan, collect(CASE side WHEN '重庆' THEN name END) AS chongqing
WHERE size(sichuan) > 0 AND size(chongqing) > 0
RETURN m.start AS date, m.title AS title, sichuan, chongqing, m.id AS meeting
ORDER BY date IS NULL, date STARTS WITH '--', date, meeting
