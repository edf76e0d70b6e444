// All nodes of one main label (LABEL) that have an id.
// parameters:
// columns:
//   id           string
//   labels       list of strings, in no order
//   properties   map, with id
MATCH (n:__LABEL__)
WHERE n.id IS NOT NULL
RETURN n.id AS id, labels(n) AS labels, properties(n) AS properties
