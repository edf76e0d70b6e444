// What says so: the quotes behind the facts about somebody or something, or between two.
// parameters:
//   of         string, simplified: name, title, alias or id of a person, organization, meeting, agreement …
//   and?       string, simplified: only facts between it and this one
//   type?      string: only facts of this type: ATTENDED, HOLDS, TOOK_PART …
// columns:
//   start      string: name or title of what the fact is about
//   fact       string: its type
//   end        string: name or title of what it leads to
//   quote      string or null: the original words
//   path       string or null: the page they stand in
//   place      string or null: start-end in code points, end exclusive
//   rule       string or null, detail: what found it
//   confidence  number or null, detail: how sure, 0 to 1
//   start_id   string, detail
//   end_id     string, detail
MATCH (a)-[r]-(b)
WHERE NOT type(r) IN ['MENTIONS', 'MET']
  AND (a.id = $of OR a.name = $of OR a.title = $of OR $of IN coalesce(a.aliases, []))
  AND ($and IS NULL OR b.id = $and OR b.name = $and OR b.title = $and OR $and IN coalesce(b.aliases, []))
  AND ($type IS NULL OR type(r) = $type)
WITH DISTINCT r, startNode(r) AS s, endNode(r) AS e
UNWIND CASE WHEN size(coalesce(r.quotes, [])) = 0 THEN [null] ELSE range(0, size(r.quotes) - 1) END AS number
WITH r, s, e, r.quotes[number] AS quote, split(r.evidence[number], '#') AS point
OPTIONAL MATCH (d:Document {id: point[0]})
RETURN coalesce(s.name, s.title, s.path, s.id) AS start, type(r) AS fact, coalesce(e.name, e.title, e.path, e.id) AS end, quote,
       d.path AS path, point[1] AS place, r.rule AS rule, r.confidence AS confidence, s.id AS start_id, e.id AS end_id
ORDER BY start_id, fact, end_id, path, toInteger(split(place, '-')[0]), place
