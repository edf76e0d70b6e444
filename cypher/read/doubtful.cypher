// Quality: the facts that are least sure, to be looked at by a reader.
// parameters:
//   below = 0.6  number: only facts less sure than this (0 to 1)
//   limit = 50   integer: how many rows at most
// columns:
//   confidence  number: how sure, 0 to 1
//   start      string: name or title of what the fact is about
//   fact       string: its type
//   end        string: name or title of what it leads to
//   rule       string: what found it
//   quote      string or null: the first of the original words
//   evidence   string or null, detail: document#start-end of that quote
//   start_id   string, detail
//   end_id     string, detail
MATCH (a)-[r]->(b)
WHERE r.confidence < $below AND type(r) <> 'MENTIONS'
RETURN r.confidence AS confidence, coalesce(a.name, a.title, a.path, a.id) AS start, type(r) AS fact,
       coalesce(b.name, b.title, b.path, b.id) AS end, r.rule AS rule, r.quotes[0] AS quote, r.evidence[0] AS evidence,
       a.id AS start_id, b.id AS end_id
ORDER BY confidence, fact, start_id, end_id
LIMIT $limit
