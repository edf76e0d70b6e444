// Over whom two people know each other: all shortest chains of meetings from one to the other.
// parameters:
//   name      string, simplified, Person: a name, an alias or the id of the first person
//   to        string, simplified, Person: of the last
//   most = 4  integer: how many meetings a chain may have, up to 6
// columns:
//   meetings  integer: how many
//   people    list of strings: names along the chain, both ends included
//   titles    list of strings: of the meetings between them, one fewer
//   ids       list of strings, detail: person, meeting, person … along the chain
MATCH (p:Person) WHERE p.name = $name OR p.id = $name OR $name IN coalesce(p.aliases, [])
MATCH (o:Person) WHERE o.id <> p.id AND (o.name = $to OR o.id = $to OR $to IN coalesce(o.aliases, []))
MATCH chain = allShortestPaths((p)-[:ATTENDED*..12]-(o))
WHERE length(chain) <= 2 * $most
WITH length(chain) / 2 AS meetings, nodes(chain) AS steps
WITH meetings, [n IN steps WHERE n:Person | n.name] AS people, [n IN steps WHERE n:Meeting | n.title] AS titles,
     [n IN steps | n.id] AS ids
RETURN meetings, people, titles, ids
ORDER BY meetings, ids
LIMIT 200
