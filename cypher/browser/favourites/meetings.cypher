// Meetings, who attended and where they were held, as a picture | 会议、出席者与地点
// parameters:
// columns:
//   attended   path from a person to the meeting
//   place      path from the meeting to its district, or null
MATCH attended = (:Person)-[:ATTENDED]->(m:Meeting)
OPTIONAL MATCH place = (m)-[:HELD_IN]->(:District)
RETURN attended, place
LIMIT 200
