// Which pages and stories tell of somebody or something, reporting it or only mentioning it.
// parameters:
//   name       string, simplified: name, title, alias or id of a person, organization, meeting, district …
// columns:
//   path       string: of the page
//   headline   string or null: of the story
//   how        string: reports or mentions
//   published  string or null: day of publication
//   story      string, detail: id
//   subject    string, detail: id of what it tells of
MATCH (d:Document)<-[:PART_OF]-(s:Story)-[r:REPORTS|MENTIONS]->(x)
WHERE x.id = $name OR x.name = $name OR x.title = $name OR $name IN coalesce(x.aliases, [])
WITH d, s, x, collect(type(r)) AS types
RETURN d.path AS path, s.title AS headline, CASE WHEN 'REPORTS' IN types THEN 'reports' ELSE 'mentions' END AS how, d.publishedOn AS published, s.id AS story, x.id AS subject
ORDER BY path, s.ordinal, subject
