// The nodes of one main label (LABEL) whose property has a text in it: for one character, which a full-text index of pairs
// of characters cannot find.
// parameters:
//   property     string: one that is text or a list of texts
//   word         string
//   most         integer: how many at most
// columns:
//   id           string
//   labels       list of strings, in no order
//   properties   map, with id
//   score        number
MATCH (n:__LABEL__)
WHERE any(one IN [] + n[$property] WHERE one CONTAINS $word)
RETURN n.id AS id, labels(n) AS labels, properties(n) AS properties, 1.0 AS score
ORDER BY id
LIMIT $most
