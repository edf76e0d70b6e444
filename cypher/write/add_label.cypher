// Gives nodes of one main label (LABEL) a further one (EXTRA).
// To be run alone in its transaction: ArcadeDB takes one change of labels a node and transaction.
// parameters:
//   ids       list of strings: which nodes
// columns:
//   written   integer: how many nodes were found and written
MATCH (n:__LABEL__)
WHERE n.id IN $ids
SET n:__EXTRA__
RETURN count(n) AS written
