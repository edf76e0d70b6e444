// Who met every one of several people, with the number of meetings.
// parameters:
//   names     list of strings, simplified, Person: names, aliases or ids of people
// columns:
//   name      string
//   meetings  integer: how many the person shared with any of them
//   person    string, detail: id
MATCH (o:Person)-[:ATTENDED]->(m:Meeting)
WHERE NOT (o.id IN $names OR o.name IN $names OR any(alias IN coalesce(o.aliases, []) WHERE alias IN $names))
MATCH (m)<-[:ATTENDED]-(p:Person)
WHERE p.id IN $names OR p.name IN $names OR any(alias IN coalesce(p.aliases, []) WHERE alias IN $names)
WITH o, collect(DISTINCT m.id) AS shared, collect(DISTINCT p) AS met
WHERE all(wanted IN $names WHERE any(p IN met WHERE p.id = wanted OR p.name = wanted OR wanted IN coalesce(p.aliases, [])))
RETURN o.name AS name, size(shared) AS meetings, o.id AS person
ORDER BY meetings DESC, person
