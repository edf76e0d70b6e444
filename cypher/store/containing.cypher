// The nodes of one main label (LABEL) whose property has a text with all these words in it, shortest texts first: for words
// that a full-text index of pairs of Chinese characters cannot find, such as one character, 第5次 or A座.
// parameters:
//   property     string: one that is text or a list of texts
//   words        list of strings, in lower case
//   most         integer: how many at most
// columns:
//   id           string
//   labels       list of strings, in no order
//   properties   map, with id
//   score        number
MATCH (n:__LABEL__)
WITH n, [one IN [] + n[$property] WHERE all(word IN $words WHERE toLower(one) CONTAINS word) | size(one)] AS sizes
WHERE size(sizes) > 0
RETURN n.id AS id, labels(n) AS labels, properties(n) AS properties, 1.0 AS score
ORDER BY reduce(least = sizes[0], size IN sizes | CASE WHEN size < least THEN size ELSE least END), id
LIMIT $most
