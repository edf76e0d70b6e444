// The posts of a person and their organizations, as a picture; first run  :param name => '…'
// parameters:
//   name    string, simplified: a name or an alias
// columns:
//   holds   path from the person to a post
//   within  path from the post to its organization, or null
MATCH holds = (p:Person)-[:HOLDS]->(post:Post)
WHERE p.name = $name OR $name IN coalesce(p.aliases, [])
OPTIONAL MATCH within = (post)-[:POST_IN]->(:Organization)
RETURN holds, within
