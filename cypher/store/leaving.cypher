// Relationships of one type (TYPE) that leave some nodes of one main label (LABEL).
// parameters:
//   ids          list of strings: the nodes
// columns:
//   id           string
//   start        string: id of the node it leaves
//   end          string: id of the node it reaches
//   properties   map, with id
MATCH (n:__LABEL__)
WHERE n.id IN $ids
MATCH (n)-[r:__TYPE__]->(other)
WHERE r.id IS NOT NULL
RETURN r.id AS id, n.id AS start, other.id AS end, properties(r) AS properties
