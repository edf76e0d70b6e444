// Nodes of one main label (LABEL) by their ids; unknown ids are left out.
// parameters:
//   ids          list of strings
// columns:
//   id           string
//   labels       list of strings, in no order
//   properties   map, with id
MATCH (n:__LABEL__)
WHERE n.id IN $ids
RETURN n.id AS id, labels(n) AS labels, properties(n) AS properties
