// Series and their meetings, as a picture | 会议系列及其各届
// parameters:
// columns:
//   held   path from a meeting to its series
MATCH held = (:Meeting)-[:IN_SERIES]->(:Series)
RETURN held
LIMIT 300
