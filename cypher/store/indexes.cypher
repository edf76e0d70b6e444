// The names of the indexes that the database has.
// parameters:
// columns:
//   name   string
SHOW INDEXES YIELD name
