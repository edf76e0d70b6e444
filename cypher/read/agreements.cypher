// Agreements with their parties, who signed them, where, and the meetings that cite them; of one organization, or between two.
// parameters:
//   party?     string, simplified, Organization: only agreements of this organization (name, alias or id)
//   with?      string, simplified, Organization: only those that this one is a party to as well
//   signed = false  boolean: only those of whose signing the pages tell
// columns:
//   title      string
//   status     string or null: signed or cited
//   date       string or null: of the signing
//   parties    list of strings: names of organizations, sorted
//   signers    list of strings: names of people, sorted
//   signed_at  list of strings: titles of meetings, sorted
//   cited_at   list of strings: titles of meetings, sorted
//   agreement  string, detail: id
MATCH (a:Agreement)
WHERE (NOT $signed OR a.status = 'signed')
  AND ($party IS NULL OR EXISTS {
    MATCH (o:Organization)-[:PARTY_TO]->(a) WHERE o.name = $party OR o.id = $party OR $party IN coalesce(o.aliases, [])
  })
  AND ($with IS NULL OR EXISTS {
    MATCH (o:Organization)-[:PARTY_TO]->(a) WHERE o.name = $with OR o.id = $with OR $with IN coalesce(o.aliases, [])
  })
CALL (a) {
  OPTIONAL MATCH (o:Organization)-[:PARTY_TO]->(a)
  WITH o.name AS name ORDER BY name
  RETURN collect(DISTINCT name) AS parties
}
CALL (a) {
  OPTIONAL MATCH (p:Person)-[:SIGNED]->(a)
  WITH p.name AS name ORDER BY name
  RETURN collect(DISTINCT name) AS signers
}
CALL (a) {
  OPTIONAL MATCH (a)-[:SIGNED_AT]->(m:Meeting)
  WITH m.title AS title ORDER BY title
  RETURN collect(DISTINCT title) AS signed_at
}
CALL (a) {
  OPTIONAL MATCH (m:Meeting)-[:CITES]->(a)
  WITH m.title AS title ORDER BY title
  RETURN collect(DISTINCT title) AS cited_at
}
RETURN a.title AS title, a.status AS status, a.signedOn AS date, parties, signers, signed_at, cited_at, a.id AS agreement
ORDER BY date IS NULL, date STARTS WITH '--', date, agreement
