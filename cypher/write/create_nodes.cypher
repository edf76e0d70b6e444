// Creates nodes of one set of labels (LABELS, joined by colons).
// ArcadeDB takes no further label in the transaction that created a node, so all labels come at once.
// parameters:
//   rows      list of maps: the properties of each node, with id
// columns:
//   written   integer: how many nodes were created
UNWIND $rows AS row
CREATE (n:__LABELS__)
SET n = row
RETURN count(n) AS written
