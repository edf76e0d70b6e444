// Deletes some nodes, whoever wrote them, and what hangs on them; to be repeated until none is left.
// parameters:
//   most      integer: how many nodes at most
// columns:
//   written   integer: how many nodes were deleted
MATCH (n)
WITH n LIMIT $most
DETACH DELETE n
RETURN count(*) AS written
