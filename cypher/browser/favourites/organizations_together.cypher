// Organizations that took part in the same meetings, most often first
// parameters:
// columns:
//   one        string: name
//   other      string: name
//   meetings   integer: how many they had in common
MATCH (a:Organization)-[:TOOK_PART]->(m:Meeting)<-[:TOOK_PART]-(b:Organization)
WHERE a.id < b.id
RETURN a.name AS one, b.name AS other, count(DISTINCT m) AS meetings
ORDER BY meetings DESC, one, other
LIMIT 100
