// Gives nodes of one main label (LABEL) new properties, in place of all they had.
// parameters:
//   rows      list of maps: the properties of each node, with id
// columns:
//   written   integer: how many nodes were found and written
UNWIND $rows AS row
MATCH (n:__LABEL__ {id: row.id})
SET n = row
RETURN count(n) AS written
