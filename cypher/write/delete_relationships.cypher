// Deletes relationships of one type (TYPE).
// parameters:
//   ids       list of strings: which relationships
// columns:
//   written   integer: how many relationships were found and deleted
MATCH ()-[r:__TYPE__]->()
WHERE r.id IN $ids
DELETE r
RETURN count(*) AS written
