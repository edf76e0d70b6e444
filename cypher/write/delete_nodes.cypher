// Deletes nodes of one main label (LABEL), and what hangs on them.
// parameters:
//   ids       list of strings: which nodes
// columns:
//   written   integer: how many nodes were found and deleted
MATCH (n:__LABEL__)
WHERE n.id IN $ids
DETACH DELETE n
RETURN count(*) AS written
