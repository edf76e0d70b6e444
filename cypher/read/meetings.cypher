// Which meetings there were: in a district with all below it, of a kind, in a period.
// parameters:
//   in?        string, simplified: a district: 北碚, 北碚区, 重庆市北碚区 or its code
//   kind?      string, one of Meeting.kind: what sort of meeting
//   from?      date: not before
//   to?        date: not after
//   undated = true  boolean: without --from and --to, also those whose year is unknown
// columns:
//   date       string or null: ISO 8601, shortened where less is known; --03-14 without a year
//   end        string or null, detail
//   places     list of strings: full names of the most specific districts and venues, sorted
//   title      string
//   kind       string or null
//   people     integer: how many attended
//   organizations  integer: how many took part
//   meeting    string, detail: id
MATCH (m:Meeting)
WHERE ($kind IS NULL OR m.kind = $kind)
  AND ($undated OR NOT coalesce(m.start, '--') STARTS WITH '--')
WITH m
WHERE ($from IS NULL AND $to IS NULL)
   OR (NOT m.start STARTS WITH '--'
       AND ($from IS NULL
            OR left(coalesce(m.end, m.start), 10) + substring('yyyy-12-31', size(left(coalesce(m.end, m.start), 10)))
               >= $from + substring('yyyy-01-01', size($from)))
       AND ($to IS NULL
            OR left(m.start, 10) + substring('yyyy-01-01', size(left(m.start, 10)))
               <= $to + substring('yyyy-12-31', size($to))))
WITH m
WHERE $in IS NULL OR EXISTS {
  MATCH (m)-[:HELD_IN|HELD_AT]->()-[:PART_OF|LOCATED_IN*0..6]->(d:District)
  WHERE d.name = $in OR d.fullName = $in OR d.code = $in
   OR (size($in) > 1 AND any(suffix IN ['特别行政区', '自治区', '自治州', '自治县', '地区', '新区', '省', '市', '区', '县', '州', '盟', '旗']
                              WHERE d.name = $in + suffix OR d.fullName = $in + suffix))
}
CALL (m) {
  OPTIONAL MATCH (m)-[:HELD_IN|HELD_AT]->(place)
  WHERE NOT EXISTS { MATCH (m)-[:HELD_IN|HELD_AT]->()-[:PART_OF|LOCATED_IN*1..6]->(place) }
  WITH coalesce(place.fullName, place.name) AS held ORDER BY held
  RETURN collect(DISTINCT held) AS places
}
CALL (m) {
  OPTIONAL MATCH (p:Person)-[:ATTENDED]->(m)
  RETURN count(DISTINCT p) AS people
}
CALL (m) {
  OPTIONAL MATCH (o:Organization)-[:TOOK_PART]->(m)
  RETURN count(DISTINCT o) AS organizations
}
RETURN m.start AS date, m.end AS end, places, m.title AS title, m.kind AS kind, people, organizations, m.id AS meeting
ORDER BY date IS NULL, date STARTS WITH '--', date, meeting
