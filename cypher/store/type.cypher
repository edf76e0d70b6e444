// All relationships of one type (TYPE) that have an id.
// parameters:
// columns:
//   id           string
//   start        string: id of the node it leaves
//   end          string: id of the node it reaches
//   properties   map, with id
MATCH (a)-[r:__TYPE__]->(b)
WHERE r.id IS NOT NULL
RETURN r.id AS id, a.id AS start, b.id AS end, properties(r) AS properties
