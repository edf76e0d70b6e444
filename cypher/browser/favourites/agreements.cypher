// Agreements, their parties and who signed, as a picture | 协议、各方与签署人
// parameters:
// columns:
//   agreed   path from a party or signer to the agreement
MATCH agreed = (a:Agreement)<-[:PARTY_TO|SIGNED]-()
RETURN agreed
LIMIT 300
