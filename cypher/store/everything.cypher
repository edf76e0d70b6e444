// How much the whole database holds, whoever wrote it.
// parameters:
//   mark         string: the mark of this graph's nodes
// columns:
//   nodes        integer
//   ours         integer: nodes that carry the mark
MATCH (n)
RETURN count(n) AS nodes, count(CASE WHEN n.graph = $mark THEN 1 END) AS ours
