// Who met a person, where, when and in what capacity: a row for each other person at each meeting that both attended.
// Ordered by date, unknown years and dates last. Several people of one name each have their own rows (`person`).
// parameters:
//   name           string, simplified, Person: a name, an alias or the id of a person
//   with?          string, simplified, Person: name, alias or id of the other person
//   in?            string, simplified: a district (北碚, 北碚区, 重庆市北碚区), which holds all below it, or part of a venue's name
//   from?          date: 2024, 2024-03 or 2024-03-28; meetings that ended before it are left out
//   to?            date: the same; meetings that began after it are left out
// columns:
//   person         string, detail: id
//   date           string or null: ISO 8601, shortened where less is known; --03-14 without a year
//   end            string or null, detail
//   places         list of strings: full names of the most specific districts and venues, sorted
//   meeting        string, detail: id
//   title          string
//   kind           string, detail
//   other          string, detail: id of the person met
//   name           string: of the person met
//   posts          list of strings: organization and title that the person had there
//   other_posts    list of strings: the same of the person met
//   roles          list of strings
//   other_roles    list of strings
//   quotes         list of strings, detail: the sentences that say the person was there
//   other_quotes   list of strings, detail
//   evidence       list of strings, detail: document#start-end of each quote, in code points, end exclusive
//   other_evidence list of strings, detail
MATCH (p:Person)
WHERE p.name = $name OR p.id = $name OR $name IN coalesce(p.aliases, [])
MATCH (p)-[a:ATTENDED]->(m:Meeting)
WHERE ($from IS NULL AND $to IS NULL)
   OR (NOT m.start STARTS WITH '--'
       AND ($from IS NULL
            OR left(coalesce(m.end, m.start), 10) + substring('yyyy-12-31', size(left(coalesce(m.end, m.start), 10)))
               >= $from + substring('yyyy-01-01', size($from)))
       AND ($to IS NULL
            OR left(m.start, 10) + substring('yyyy-01-01', size(left(m.start, 10)))
               <= $to + substring('yyyy-12-31', size($to))))
MATCH (m)<-[b:ATTENDED]-(o:Person)
WHERE o.id <> p.id AND ($with IS NULL OR o.name = $with OR o.id = $with OR $with IN coalesce(o.aliases, []))
WITH p, a, m, b, o
WHERE $in IS NULL OR EXISTS {
  MATCH (m)-[:HELD_IN|HELD_AT]->()-[:PART_OF|LOCATED_IN*0..6]->(place)
  WHERE (place:Venue AND place.name CONTAINS $in)
     OR (place:District AND (place.name = $in OR place.fullName = $in
         OR (size($in) > 1 AND any(suffix IN ['特别行政区', '自治区', '自治州', '自治县', '地区', '新区', '省', '市', '区',
                                              '县', '州', '盟', '旗']
                                   WHERE place.name = $in + suffix OR place.fullName = $in + suffix))))
}
CALL (m) {
  OPTIONAL MATCH (m)-[:HELD_IN|HELD_AT]->()-[:PART_OF|LOCATED_IN*0..6]->(place)
  WHERE place:Venue OR NOT EXISTS {
    MATCH (m)-[:HELD_IN|HELD_AT]->()-[:PART_OF|LOCATED_IN*0..6]->(:District)-[:PART_OF*1..6]->(place)
  }
  WITH DISTINCT place ORDER BY place:Venue, place.id
  RETURN collect(coalesce(place.fullName, place.name)) AS places
}
CALL (a) {
  UNWIND coalesce(a.capacity, []) AS key
  MATCH (post:Post {id: key})
  OPTIONAL MATCH (post)-[:POST_IN]->(organization:Organization)
  RETURN collect(coalesce(organization.name, '') + post.title) AS posts
}
CALL (b) {
  UNWIND coalesce(b.capacity, []) AS key
  MATCH (post:Post {id: key})
  OPTIONAL MATCH (post)-[:POST_IN]->(organization:Organization)
  RETURN collect(coalesce(organization.name, '') + post.title) AS other_posts
}
RETURN p.id AS person, m.start AS date, m.end AS end, places, m.id AS meeting, m.title AS title, m.kind AS kind,
       o.id AS other, o.name AS name, posts, other_posts,
       coalesce(a.roles, []) AS roles, coalesce(b.roles, []) AS other_roles,
       coalesce(a.quotes, []) AS quotes, coalesce(b.quotes, []) AS other_quotes,
       coalesce(a.evidence, []) AS evidence, coalesce(b.evidence, []) AS other_evidence
ORDER BY person, date IS NULL, date STARTS WITH '--', date, meeting, other
