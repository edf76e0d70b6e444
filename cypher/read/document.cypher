// One document: its stories, and what they report or mention.
// parameters:
//   id         string, Document: of the document, or its path
// columns:
//   id         string, detail
//   path       string
//   title      string or null
//   story      string, detail: id of the story; null where the document has none
//   headline   string or null: the story's title
//   reports    list of strings: ids of meetings and agreements, sorted
//   mentions   list of strings: ids of people, organizations, districts …, sorted
MATCH (d:Document)
WHERE d.id = $id OR d.path = $id
OPTIONAL MATCH (s:Story)-[:PART_OF]->(d)
CALL (s) {
  OPTIONAL MATCH (s)-[:REPORTS]->(x)
  WITH x.id AS key ORDER BY key
  RETURN collect(DISTINCT key) AS reports
}
CALL (s) {
  OPTIONAL MATCH (s)-[:MENTIONS]->(x)
  WITH x.id AS key ORDER BY key
  RETURN collect(DISTINCT key) AS mentions
}
RETURN d.id AS id, d.path AS path, d.title AS title, s.id AS story, s.title AS headline, reports, mentions
ORDER BY s.ordinal, story
