// Meetings that joined organizations of Sichuan and Chongqing, as a picture | 川渝双方组织同会
// parameters:
// columns:
//   one     path from an organization of Sichuan to the meeting
//   other   path from one of Chongqing to it
MATCH one = (a:Organization)-[:TOOK_PART]->(m:Meeting), other = (m)<-[:TOOK_PART]-(b:Organization)
WHERE (a.name STARTS WITH '四川' OR EXISTS { (a)-[:LOCATED_IN]->(d:District) WHERE d.code STARTS WITH '51' })
  AND (b.name STARTS WITH '重庆' OR EXISTS { (b)-[:LOCATED_IN]->(e:District) WHERE e.code STARTS WITH '50' })
RETURN one, other
LIMIT 200
