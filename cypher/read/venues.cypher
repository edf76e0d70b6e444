// Houses and squares where meetings were held, with their district and meetings.
// parameters:
//   in?        string, simplified: a district: 北碚, 北碚区, 重庆市北碚区 or its code; all below it counts
// columns:
//   name       string: of the venue
//   district   string or null: full name
//   meetings   integer: how many were held there
//   titles     list of strings: of the meetings, by date
//   venue      string, detail: id
MATCH (v:Venue)
OPTIONAL MATCH (v)-[:LOCATED_IN]->(stated:District)
OPTIONAL MATCH (v)<-[:HELD_AT]-(:Meeting)-[:HELD_IN]->(held:District)
WITH v, coalesce(stated, held) AS d
WHERE $in IS NULL OR EXISTS {
  MATCH (d)-[:PART_OF*0..6]->(top:District)
  WHERE top.name = $in OR top.fullName = $in OR top.code = $in
   OR (size($in) > 1 AND any(suffix IN ['特别行政区', '自治区', '自治州', '自治县', '地区', '新区', '省', '市', '区', '县', '州', '盟', '旗']
                              WHERE top.name = $in + suffix OR top.fullName = $in + suffix))
}
WITH v, min(coalesce(d.fullName, d.name)) AS district
OPTIONAL MATCH (m:Meeting)-[:HELD_AT]->(v)
WITH DISTINCT v, district, m ORDER BY m.start, m.id
WITH v, district, collect(m.title) AS titles
RETURN v.name AS name, district, size(titles) AS meetings, titles, v.id AS venue
ORDER BY meetings DESC, venue
