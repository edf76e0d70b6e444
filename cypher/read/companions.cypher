// With which other organizations one took part in meetings, most often first.
// parameters:
//   organization  string, simplified, Organization: name, alias or id
// columns:
//   name      string: the other
//   meetings  integer: how many they had in common
//   titles    list of strings: of these meetings, by date
//   other     string, detail: id
//   organization  string, detail: id of the one asked about
MATCH (o:Organization) WHERE o.name = $organization OR o.id = $organization OR $organization IN coalesce(o.aliases, [])
MATCH (o)-[:TOOK_PART]->(m:Meeting)<-[:TOOK_PART]-(x:Organization)
WHERE x.id <> o.id
WITH DISTINCT o, x, m ORDER BY m.start, m.id
WITH o, x, collect(m.title) AS titles
RETURN x.name AS name, size(titles) AS meetings, titles, x.id AS other, o.id AS organization
ORDER BY meetings DESC, other, organization
