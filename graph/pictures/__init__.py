"""Static pictures of the network: who met whom, when, and where. Loads matplotlib (the extra `pictures`)."""
