// Everything one document says: each fact with its quote, in the order of the text.
// parameters:
//   document   string: path (or the end of it) or id
//   mentions = false  boolean: also what is only mentioned
// columns:
//   place      string: start-end in code points, end exclusive
//   start      string: name or title of what the fact is about
//   fact       string: its type
//   end        string: name or title of what it leads to
//   quote      string: the original words
//   confidence  number or null, detail: how sure, 0 to 1
//   start_id   string, detail
//   end_id     string, detail
//   document   string, detail: id
MATCH (d:Document)
WHERE d.id = $document OR d.path = $document OR d.path ENDS WITH '/' + $document
MATCH (a)-[r]->(b)
WHERE d.id IN coalesce(r.documents, []) AND ($mentions OR type(r) <> 'MENTIONS')
UNWIND range(0, size(r.evidence) - 1) AS number
WITH d, a, r, b, r.quotes[number] AS quote, split(r.evidence[number], '#') AS point
WHERE point[0] = d.id
WITH d, a, r, b, quote, point[1] AS place, split(point[1], '-') AS ends
RETURN place, coalesce(a.name, a.title, a.path, a.id) AS start, type(r) AS fact, coalesce(b.name, b.title, b.path, b.id) AS end,
       quote, r.confidence AS confidence, a.id AS start_id, b.id AS end_id, d.id AS document
ORDER BY document, toInteger(ends[0]), toInteger(ends[1]), fact, start_id, end_id
