// Gives relationships of one type (TYPE) new properties, in place of all they had.
// With `IN`, which uses the index on the relationships' ids; a MATCH for each row would scan them all.
// parameters:
//   ids       list of strings: which relationships
//   rows      map: id → properties, with id
// columns:
//   written   integer: how many relationships were found and written
MATCH ()-[r:__TYPE__]->()
WHERE r.id IN $ids
SET r = $rows[r.id]
RETURN count(r) AS written
