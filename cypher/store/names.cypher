// Every name and alias that people of the graph bear, once each.
// parameters:
// columns:
//   name   string
MATCH (p:Person)
UNWIND [p.name] + coalesce(p.aliases, []) AS name
RETURN DISTINCT name
ORDER BY name
