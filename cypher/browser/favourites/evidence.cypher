// The sentences that put a person at a meeting; first run  :param name => '…'
// parameters:
//   name       string, simplified: a name or an alias
// columns:
//   date       string or null
//   meeting    string: title
//   roles      list of strings
//   quote      string: the original wording
//   evidence   string: document#start-end
MATCH (p:Person)-[r:ATTENDED]->(m:Meeting)
WHERE p.name = $name OR $name IN coalesce(p.aliases, [])
UNWIND range(0, size(r.quotes) - 1) AS number
RETURN m.start AS date, m.title AS meeting, r.roles AS roles, r.quotes[number] AS quote, r.evidence[number] AS evidence
ORDER BY date, meeting, evidence
