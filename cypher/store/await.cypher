// Waits until new indexes have been filled (Neo4j; the embedded store fills them at once).
// parameters:
//   seconds   integer: at most so long
// columns:
CALL db.awaitIndexes($seconds)
