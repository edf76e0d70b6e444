// Who holds or held a post in an organization, on a day or at all.
// On a day those are left out of whom the pages say that it began later or had ended; a new post never ends an old one.
// parameters:
//   organization  string, simplified, Organization: name, alias or id
//   title?        string, simplified: of the post: 主席, 副主席 …
//   on?           date: a day, month or year
// columns:
//   title         string: of the post
//   name          string: who
//   status        string: current, former, appointed or removed, as the pages put it
//   basis         string: seen (pages or meetings of that time show it), stated (the text gives the period), open (seen at
//                 another time or at an unknown one, nothing says otherwise)
//   from          string or null: only where the text says so
//   to            string or null
//   first         string or null: first dated page or meeting that shows it
//   last          string or null: last one
//   person        string, detail: id
//   post          string, detail: id
MATCH (o:Organization) WHERE o.name = $organization OR o.id = $organization OR $organization IN coalesce(o.aliases, [])
MATCH (o)<-[:POST_IN]-(post:Post)<-[h:HOLDS]-(p:Person)
WHERE $title IS NULL OR post.title = $title
WITH p, post, h, $on + substring('yyyy-01-01', size($on)) AS early, $on + substring('yyyy-12-31', size($on)) AS late
WHERE $on IS NULL
   OR ((h.from IS NULL OR h.from <= late)
       AND (h.to IS NULL OR h.to >= early)
       AND NOT (h.status IN ['former', 'removed'] AND coalesce(h.to, h.firstSeen, '9999') < early)
       AND NOT EXISTS {
         MATCH (p)-[e:HOLDS]->(post)
         WHERE e.status IN ['former', 'removed'] AND coalesce(e.to, e.firstSeen, '9999') < early
           AND coalesce(h.lastSeen, '') <= coalesce(e.to, e.firstSeen)
       })
WITH p, post, h,
     CASE
       WHEN $on IS NULL THEN CASE WHEN h.from IS NOT NULL OR h.to IS NOT NULL THEN 'stated'
                                  WHEN h.firstSeen IS NOT NULL THEN 'seen' ELSE 'open' END
       WHEN h.from <= early AND h.to >= late THEN 'stated'
       WHEN h.firstSeen <= late AND h.lastSeen >= early AND h.status IN ['current', 'appointed'] THEN 'seen'
       ELSE 'open'
     END AS basis
RETURN post.title AS title, p.name AS name, h.status AS status, basis, h.from AS from, h.to AS to,
       h.firstSeen AS first, h.lastSeen AS last, p.id AS person, post.id AS post
ORDER BY title, first IS NULL, first, person, status
