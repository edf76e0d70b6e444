// Who reported: reporters and photographers with their stories.
// parameters:
//   name?      string, simplified: only this one
// columns:
//   name       string
//   stories    integer: how many
//   headlines  list of strings: of the stories, in the order of their pages
//   documents  list of strings, detail: paths of the pages, sorted
MATCH (s:Story)-[:PART_OF]->(d:Document)
UNWIND coalesce(s.reporters, []) AS name
WITH name, s, d WHERE $name IS NULL OR name = $name
WITH name, s, d ORDER BY d.path, s.ordinal
WITH name, collect(DISTINCT s) AS told, collect(DISTINCT d.path) AS documents
RETURN name, size(told) AS stories, [s IN told WHERE s.title IS NOT NULL | s.title] AS headlines, documents
ORDER BY stories DESC, name
