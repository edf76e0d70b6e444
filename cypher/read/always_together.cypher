// Organizations that always come together: pairs of which one takes part in no meeting without the other.
// parameters:
//   least = 2  integer: how many meetings they must have in common
// columns:
//   one        string: the organization that never comes alone
//   other      string: the one that is always with it
//   together   integer: meetings in common, all that the first took part in
//   of         integer: meetings that the other took part in
//   one_id     string, detail
//   other_id   string, detail
MATCH (a:Organization)-[:TOOK_PART]->(m:Meeting)
WITH a, collect(DISTINCT m) AS own
WHERE size(own) >= $least
UNWIND own AS m
MATCH (m)<-[:TOOK_PART]-(b:Organization)
WHERE b.id <> a.id
WITH a, size(own) AS of_one, b, count(DISTINCT m) AS together
WHERE together = of_one
MATCH (b)-[:TOOK_PART]->(n:Meeting)
WITH a, b, together, count(DISTINCT n) AS of
RETURN a.name AS one, b.name AS other, together, of, a.id AS one_id, b.id AS other_id
ORDER BY together DESC, one_id, other_id
