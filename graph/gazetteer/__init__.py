"""What is known before reading: divisions, names of people and the words that look like them."""
