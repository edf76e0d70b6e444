// Where meetings were held: districts by number of meetings
// parameters:
// columns:
//   district   string: full name
//   meetings   integer
//   first      string or null: date of the first one
//   last       string or null: date of the last one
MATCH (m:Meeting)-[:HELD_IN]->(d:District)
RETURN coalesce(d.fullName, d.name) AS district, count(DISTINCT m) AS meetings, min(m.start) AS first, max(m.start) AS last
ORDER BY meetings DESC, district
