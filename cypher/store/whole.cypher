// All nodes of one main label (LABEL) that have an id, each with the relationships that leave it: one row a node is
// several times quicker to send than one a relationship.
// parameters:
//   types   list of strings: the types of relationships
// columns:
//   id           string
//   labels       list of strings, in no order
//   properties   map, with id
//   links        list: of each relationship that has an id a list of type, id, id of the node it reaches, map of properties with id
MATCH (n:__LABEL__)
WHERE n.id IS NOT NULL
RETURN n.id AS id, labels(n) AS labels, properties(n) AS properties,
       [(n)-[r]->(b) WHERE r.id IS NOT NULL AND type(r) IN $types | [type(r), r.id, b.id, properties(r)]] AS links
