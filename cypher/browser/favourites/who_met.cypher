// Who met a person, as a picture; first run  :param name => '…'
// parameters:
//   name    string, simplified: a name or an alias
// columns:
//   met     path from the person over a meeting to another person
MATCH met = (p:Person)-[:ATTENDED]->(:Meeting)<-[:ATTENDED]-(:Person)
WHERE p.name = $name OR $name IN coalesce(p.aliases, [])
RETURN met
LIMIT 300
