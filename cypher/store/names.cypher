// Every name and alias that nodes of one main label (LABEL) bear, once each; of meetings the title, of documents the path.
// parameters:
// columns:
//   name   string
MATCH (n:__LABEL__)
UNWIND [n.name, n.title, n.path] + coalesce(n.aliases, []) AS name
WITH DISTINCT name WHERE name IS NOT NULL
RETURN name
ORDER BY name
