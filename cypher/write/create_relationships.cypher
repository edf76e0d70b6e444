// Creates relationships of one type (TYPE) between nodes of two main labels (START, END).
// CREATE, not MERGE: at a node with many relationships ArcadeDB's MERGE is a hundred times slower.
// parameters:
//   rows      list of maps: start and end, ids of nodes; properties, with id
// columns:
//   written   integer: how many relationships were created
UNWIND $rows AS row
MATCH (a:__START__ {id: row.start})
MATCH (b:__END__ {id: row.end})
CREATE (a)-[r:__TYPE__]->(b)
SET r = row.properties
RETURN count(r) AS written
