// The names of the constraints that the database has.
// parameters:
// columns:
//   name   string
SHOW CONSTRAINTS YIELD name
