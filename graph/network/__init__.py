"""The network of people: who met whom, where, when, in what capacity."""
