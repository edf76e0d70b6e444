// Meetings of a district by year: in itself and in each district below it.
// parameters:
//   in         string, simplified: a district: 北碚, 北碚区, 重庆市北碚区 or its code
// columns:
//   year       string or null: null where it is unknown
//   district   string: full name of the most specific one
//   meetings   integer: how many
//   titles     list of strings: by date
//   ids        list of strings, detail: of the meetings, in the same order
MATCH (top:District)
WHERE top.name = $in OR top.fullName = $in OR top.code = $in
   OR (size($in) > 1 AND any(suffix IN ['特别行政区', '自治区', '自治州', '自治县', '地区', '新区', '省', '市', '区', '县', '州', '盟', '旗']
                              WHERE top.name = $in + suffix OR top.fullName = $in + suffix))
MATCH (d:District)-[:PART_OF*0..6]->(top)
MATCH (m:Meeting)-[:HELD_IN|HELD_AT]->()-[:LOCATED_IN*0..1]->(d)
WHERE NOT EXISTS {
  MATCH (m)-[:HELD_IN|HELD_AT]->()-[:LOCATED_IN*0..1]->(:District)-[:PART_OF*1..6]->(d)
}
WITH DISTINCT CASE WHEN m.start STARTS WITH '--' THEN null ELSE left(m.start, 4) END AS year, d, m
ORDER BY m.start, m.id
WITH year, d, collect(m) AS held
RETURN year, coalesce(d.fullName, d.name) AS district, size(held) AS meetings, [x IN held | x.title] AS titles,
       [x IN held | x.id] AS ids
ORDER BY year IS NULL, year, district
