// The nodes that a full-text index finds, best first.
// parameters:
//   index        string: its name, as graph/model/schema.py gives it
//   query        string: in the language of Lucene
//   most         integer: how many at most
// columns:
//   id           string
//   labels       list of strings, in no order
//   properties   map, with id
//   score        number: comparable within one answer only
CALL db.index.fulltext.queryNodes($index, $query) YIELD node, score
RETURN node.id AS id, labels(node) AS labels, properties(node) AS properties, score
ORDER BY score DESC, id
LIMIT $most
