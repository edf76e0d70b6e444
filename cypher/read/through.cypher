// Whom a person could get to know: people never met who met somebody that the person met, best connected first.
// parameters:
//   name      string, simplified, Person: a name, an alias or the id of a person
//   limit = 50  integer: how many rows at most
// columns:
//   name      string: whom the person has not met
//   over      list of strings: names of those who know both, sorted
//   count     integer: how many they are
//   other     string, detail: id
//   person    string, detail: id of who asks
MATCH (p:Person) WHERE p.name = $name OR p.id = $name OR $name IN coalesce(p.aliases, [])
MATCH (p)-[:ATTENDED]->(:Meeting)<-[:ATTENDED]-(between:Person)-[:ATTENDED]->(:Meeting)<-[:ATTENDED]-(o:Person)
WHERE o.id <> p.id AND between.id <> p.id AND between.id <> o.id
  AND NOT EXISTS { MATCH (p)-[:ATTENDED]->(:Meeting)<-[:ATTENDED]-(o) }
WITH DISTINCT p, o, between ORDER BY between.name, between.id
WITH p, o, collect(between.name) AS over
RETURN o.name AS name, over, size(over) AS count, o.id AS other, p.id AS person
ORDER BY count DESC, other, person
LIMIT $limit
